// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode, startTransition, useState } from 'react';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import { addComment, type PackingList, type Room, TandemError } from '../core';
import { aPerson, aWorld, ROOM } from '../core/testing/world';
import { ClientProvider, hooksOf, RoomProvider, useActivity, useAll, useComments, useConflicts, useEntity, useHistory, useLock, useMembers, useMutation, useNotifications, useOthers, usePresence, useRoom, useSelect, useSubscription, useUndo, useVersions } from '.';
import { same } from '../core/readable';

// What is loaded with the first look is there: how long that takes is of no matter here.
await import('../core/collaboration/reading');

afterEach(cleanup);

/** Two people in one room, one of them on the screen. */
async function aScene(shown: ReactNode, { strict = true } = {}) {
  const world = aWorld();
  const [ann, bob] = [aPerson(world, 'ann'), aPerson(world, 'bob')];
  bob.client.start();
  const room = bob.client.open(ROOM);
  const pass = (ms = 50) => act(() => world.clock.run(ms));
  const page = (children: ReactNode) => {
    const whole = (
      <ClientProvider client={ann.client}>
        <RoomProvider id={ROOM}>{children}</RoomProvider>
      </ClientProvider>
    );
    return strict ? <StrictMode>{whole}</StrictMode> : whole;
  };
  const view = render(page(shown));
  await pass(200);
  const says = async (work: (room: Room) => void) => {
    await act(async () => work(room));
    await pass();
  };
  return { world, ann, bob, room, pass, says, text: () => view.container.textContent, show: (next: ReactNode) => view.rerender(page(next)) };
}

const item = (id: string, fields: object = {}) => ({ op: 'create', type: 'item', id, fields: { name: id, ...fields } }) as const;

describe('what is shown', () => {
  test('follows the room, in strict mode too', async () => {
    function Items() {
      return <p>{useAll('item').map(({ fields }) => String(fields.name)).join(' ')}</p>;
    }
    const { says, text } = await aScene(<Items />);
    await says((room) => void room.mutate('add', [item('tent')]));
    await says((room) => void room.mutate('add', [item('stove')]));
    expect(text()).toBe('tent stove');
  });

  test('renders again only for what it shows, though the selector is another with each render', async () => {
    const renders = { tent: 0, high: 0, count: 0 };
    function Tent() {
      renders.tent++;
      return <p>{String(useEntity('item', 'tent')?.fields.note ?? '-')}</p>;
    }
    function High() {
      renders.high++;
      return <p>{useAll('item', ({ fields }) => fields.priority === 'high').length}</p>;
    }
    function Count() {
      renders.count++;
      return <p>{useSelect((entities) => ({ items: entities.get('item')?.size ?? 0 })).items}</p>;
    }
    const { says, text } = await aScene(<><Tent /><High /><Count /></>, { strict: false });
    await says((room) => void room.mutate('add', [item('tent'), item('stove', { priority: 'high' })]));
    expect(text()).toBe('-12');
    const before = { ...renders };
    await says((room) => void room.mutate('note', [{ op: 'update', type: 'item', id: 'stove', set: { note: 'hot' } }]));
    expect(renders).toEqual({ ...before, high: before.high + 1 });
    await says((room) => void room.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: 'x' } }]));
    expect(renders).toEqual({ ...before, high: before.high + 1 });
    await says((room) => void room.mutate('note', [{ op: 'update', type: 'item', id: 'tent', set: { note: 'big' } }]));
    expect([renders.tent, renders.count]).toEqual([before.tent + 1, before.count]);
  });

  test('one screen never shows two states, also when a transition is under way', async () => {
    const torn: string[] = [];
    let choose: (n: number) => void = () => {};
    function Value({ n }: { n: number }) {
      return <i>{`${n}:${useSelect((entities) => String(entities.get('list')?.get('list')?.fields.title))}`}</i>;
    }
    function Page() {
      const [n, setN] = useState(0);
      choose = setN;
      return <>{[0, 1, 2].map((key) => <Value key={key} n={n} />)}</>;
    }
    const { says, text } = await aScene(<Page />);
    for (let i = 1; i <= 5; i++) {
      await act(async () => startTransition(() => choose(i)));
      await says((room) => void room.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: `t${i}` } }]));
      const values = new Set([...document.querySelectorAll('i')].map(({ textContent }) => textContent));
      if (values.size !== 1) torn.push(String(text()));
    }
    expect(torn).toEqual([]);
    expect(text()).toBe('5:t55:t55:t5');
  });
});

describe('what a person does', () => {
  test('is one step, and taken back and brought back', async () => {
    let act1: (name: string) => void = () => {};
    let history: ReturnType<typeof useHistory> | undefined;
    function Page() {
      const { canUndo, canRedo } = useUndo();
      history = useHistory();
      act1 = useMutation('pack', (room, name: string) => {
        room.mutate('a', [item(name)]);
        room.mutate('b', [item(`${name}-2`)]);
      });
      return <p>{`${useAll('item').length} ${canUndo} ${canRedo}`}</p>;
    }
    const { text, pass } = await aScene(<Page />);
    await act(async () => act1('tent'));
    await pass();
    expect(text()).toBe('2 true false');
    expect(history?.undo()).not.toBeNull();
    history?.pause();
    history?.resume();
  });

  test('comments and their threads', async () => {
    function Threads() {
      return <p>{useComments({ type: 'list', id: 'list' }).map(({ first, replies, unread }) => `${first.text}+${replies.length}/${unread}`).join()}</p>;
    }
    const { says, text } = await aScene(<Threads />);
    await says((room) => void addComment(room, { type: 'list', id: 'list' }, 'Hello', { id: 'c1' }));
    await says((room) => void addComment(room, { type: 'list', id: 'list' }, 'You', { id: 'c2', thread: 'c1' }));
    expect(text()).toBe('Hello+1/2');
  });

  test('is where they say, and sees where the others are', async () => {
    let tell: ReturnType<typeof usePresence>[1] = () => {};
    function Page() {
      const [self, update] = usePresence();
      tell = update;
      return <p>{`${self.where?.view ?? '-'} ${useOthers().map(({ user, where }) => `${user}@${where?.view ?? '-'}`).join()}`}</p>;
    }
    const { says, text, room, pass } = await aScene(<Page />);
    await says((room) => room.presence.update({ where: { view: 'bags' } }));
    await act(async () => tell({ where: { view: 'list' } }));
    await pass(300);
    expect(text()).toBe('list bob@bags');
    expect(room.presence.others.get().map(({ where }) => where?.view)).toEqual(['list']);
  });

  test('a lock is asked for once it is shown, given back when it is not, and not doubled by strict mode', async () => {
    function Locked({ wanted }: { wanted: boolean }) {
      const { state, held } = useLock('category', 'c', wanted);
      return <p>{`${state.name} ${held}`}</p>;
    }
    const { text, show, world, pass } = await aScene(<Locked wanted={false} />);
    expect(text()).toBe('free false');
    show(<Locked wanted />);
    await pass();
    expect(text()).toBe('held true');
    const asked = () => world.server.heard.filter(({ action }) => action === 'lock').length;
    expect(asked()).toBeLessThanOrEqual(2);
    show(<p>gone</p>);
    const before = asked();
    await pass(60_000);
    expect(asked()).toBe(before);
  });

  test('a part of the room is taken while it is shown', async () => {
    const high = { where: [{ type: 'item', field: 'priority', is: ['high'] }] };
    function Part() {
      const { shown } = useSubscription(high);
      return <p>{`${shown === null ? 'all' : 'part'} ${useAll('item').length}`}</p>;
    }
    function All() {
      return <p>{useAll('item').length}</p>;
    }
    const { says, text, show, pass } = await aScene(<Part />);
    await says((room) => void room.mutate('add', [item('tent'), item('map', { priority: 'high' })]));
    expect(text()).toBe('part 1');
    show(<All />);
    await pass();
    expect(text()).toBe('2');
  });

  test('pages say why they are empty', async () => {
    function Feeds() {
      const [activity, versions] = [useActivity(), useVersions({ type: 'list', id: 'list' })];
      const { unread, problem } = useNotifications();
      return <p data-testid="feeds">{`${activity.problem} ${versions.problem} ${unread} ${problem} ${useMembers().length} ${useConflicts().conflicts.length} ${useRoom().id}`}</p>;
    }
    await aScene(<Feeds />, { strict: false });
    await act(() => import('../core/net/rest-pages').then(() => new Promise((resolve) => setTimeout(resolve))));
    expect((await screen.findByText(/not-found not-found 0/)).textContent).toContain('2 0 trip');
  });
});

test('the hooks of a kind are the same functions, with types', () => {
  const { useRoom: typedRoom, useAll: typedAll } = hooksOf<PackingList>();
  expect([typedRoom, typedAll]).toEqual([useRoom, useAll]);
  expectTypeOf<ReturnType<typeof typedAll<'item'>>[number]['fields']['packed']>().toEqualTypeOf<boolean | undefined>();
  // @ts-expect-error no such type
  expectTypeOf(typedAll<'tent'>).toBeFunction();
});

test.each<[unknown, unknown, boolean]>([
  [[1, 2], [1, 2], true],
  [[1, 2], [1], false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: [] }, { a: [] }, false],
  [new Map([[1, 2]]), new Map([[1, 2]]), true],
  [new Map([[1, 2]]), new Map([[1, 3]]), false],
  [new Set([1]), new Set([1]), true],
  [new Set([1]), new Map(), false],
  [null, {}, false],
  [Number.NaN, Number.NaN, true],
  [new TandemError('a'), {}, false],
])('%j and %j are the same: %s', (a, b, is) => expect(same(a, b)).toBe(is));
