// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fields } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import type { PanelView } from '../panel/panel';
import CommentsTab from './comments-tab';

const said = (id: string, more: Fields = {}) => ({ op: 'create', type: 'comment', id, fields: { onType: 'item', onId: 'tent', text: id, ...more } }) as const;
const nobody = () => undefined;

async function aTalk(view: Partial<PanelView> = {}, meta: ConstructorParameters<typeof FakeRoom>[0] = {}) {
  const room = new FakeRoom(meta);
  room.write('ann', { op: 'create', type: 'list', id: 'list', fields: { name: 'Trip' } }, { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  return renderInRoom(<CommentsTab view={{ tab: 'comments', ...view }} onView={nobody} onAway={nobody} />, { room, texts: ['panel'] });
}

const threads = () => screen.queryAllByTestId('thread');
const heading = (thread: HTMLElement | undefined) => within(thread as HTMLElement).getAllByRole('button')[0] as HTMLElement;
const last = (room: FakeRoom) => room.mutations.at(-1);

test('a comment about the room as a whole is begun, with a mention chosen by keyboard', async () => {
  const { room, user } = await aTalk();
  await user.type(screen.getByLabelText('New comment about all of this'), 'Ask @b{Enter}please');
  expect(screen.queryByRole('listbox')).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(last(room)).toMatchObject({ label: 'comment.add', ops: [{ fields: { onType: 'list', onId: 'list', text: 'Ask @Ben please', mentions: ['ben'] } }] });
  expect(threads().map((thread) => heading(thread).textContent)).toEqual([expect.stringContaining('About “Trip”')]);
});

test('a comment in the other language says which', async () => {
  const { room, user } = await aTalk({ on: { type: 'item', id: 'tent' } });
  await act(async () => room.write('ben', said('thai', { text: 'เอาเต็นท์มาด้วยนะ' }), said('plain', { text: 'Bring poles' })));
  await user.click(heading(threads()[0]));
  await user.click(heading(threads()[0]));
  const languageOf = (text: string) => screen.getAllByText(text).map((element) => element.getAttribute('lang'));
  expect([languageOf('เอาเต็นท์มาด้วยนะ'), languageOf('Bring poles')]).toEqual([['th'], [null]]);
});

test('a mention is chosen by a press, and the focus stays in the text', async () => {
  const { user } = await aTalk();
  const field = screen.getByLabelText<HTMLTextAreaElement>('New comment about all of this');
  await user.type(field, '@');
  await user.click(screen.getByRole('option', { name: /Ben/ }));
  expect([field.value, document.activeElement]).toEqual(['@Ben ', field]);
});

test('unread threads come first, open where one is asked to, and are seen then; the next one is reached by a button', async () => {
  const { room, user } = await aTalk();
  await act(async () => {
    room.write('ann', said('mine'));
    room.write('ben', said('old'));
    room.see('old', 99);
  });
  await act(async () => room.write('ben', said('fresh', { mentions: ['ann'] }), said('re', { thread: 'mine' })));
  expect(threads().map(({ dataset }) => [dataset.thread, dataset.unread])).toEqual(expect.arrayContaining([['fresh', '1'], ['mine', '1'], ['old', '0']]));
  await user.click(screen.getByRole('button', { name: 'Next unread' }));
  const opened = document.activeElement as HTMLElement;
  expect(opened.getAttribute('aria-expanded')).toBe('true');
  expect(room.seen.get()[(opened.closest('[data-thread]') as HTMLElement).dataset.thread ?? '']).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: 'Next unread' }));
  expect(screen.queryByRole('button', { name: 'Next unread' })).toBeNull();
  expect(screen.getAllByText('New')).toHaveLength(2);
});

test('a thread about one thing is answered, resolved and reopened', async () => {
  const { room, user } = await aTalk({ on: { type: 'item', id: 'tent' } });
  await act(async () => {
    room.write('ben', said('one'));
    room.write('ben', said('elsewhere', { onType: 'list', onId: 'list' }));
  });
  expect(threads()).toHaveLength(1);
  await user.type(screen.getByLabelText('Reply'), 'Yes{Control>}{Enter}{/Control}');
  expect(last(room)).toMatchObject({ label: 'comment.add', ops: [{ fields: { thread: 'one', text: 'Yes', onId: 'tent' } }] });
  await user.click(screen.getByRole('button', { name: 'Resolve' }));
  expect(threads()).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Resolved (1)' }));
  await user.click(screen.getByRole('button', { name: 'Reopen' }));
  expect(room.mutations.slice(-2).map(({ label }) => label)).toEqual(['comment.resolve', 'comment.reopen']);
});

test('an own comment is changed and deleted; that of another is deleted by an owner, with a way back', async () => {
  const { room, user } = await aTalk({ on: { type: 'item', id: 'tent' } });
  await act(async () => {
    room.write('ben', said('theirs'));
    room.write('ann', said('mine', { thread: 'theirs' }));
  });
  const [theirs, mine] = screen.getAllByTestId('comment');
  expect(within(theirs as HTMLElement).queryByRole('button', { name: /Edit/ })).toBeNull();
  await user.click(within(mine as HTMLElement).getByRole('button', { name: 'Edit your comment' }));
  await user.type(screen.getByLabelText('Your comment'), '!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(last(room)).toEqual({ label: 'comment.edit', ops: [{ op: 'update', type: 'comment', id: 'mine', set: { text: 'mine!', mentions: [] } }] });
  await user.click(within(theirs as HTMLElement).getByRole('button', { name: 'Delete the comment of Ben' }));
  expect(last(room)?.label).toBe('comment.delete');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(room.asked.at(-1)).toMatch(/^discard/);
});

test('who may only look reads, and is told why there is nowhere to write', async () => {
  const { room } = await aTalk({ on: { type: 'item', id: 'tent' } }, { role: 'viewer' });
  await act(async () => room.write('ben', said('one')));
  expect(screen.getAllByTestId('comment')).toHaveLength(1);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText(/You can only view here/)).toBeDefined();
});

test('S1 a commenter writes, answers and resolves', async () => {
  const { room, user } = await aTalk({ on: { type: 'item', id: 'tent' } }, { role: 'commenter' });
  await user.type(screen.getByLabelText('New comment'), 'Is it dry?');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(last(room)?.label).toBe('comment.add');
  expect(screen.getByRole('button', { name: 'Edit your comment' })).toBeDefined();
  expect(screen.getByLabelText(/Reply/)).toBeDefined();
});

test('what was refused is shown with its text', async () => {
  const { room } = await aTalk();
  await act(async () => room.rejected.set([{ id: 'r', label: 'comment.add', ops: [said('Lost words')], code: 'missing-reference', at: 0 }]));
  expect(screen.getByTestId('rejected-edit').textContent).toContain('Lost words');
  expect(screen.getByTestId('rejected-edit').textContent).not.toContain('item');
});

test('a text that was begun is there again when the panel comes back', async () => {
  const { user, show } = await aTalk();
  await user.type(screen.getByLabelText('New comment about all of this'), 'Half a thou');
  show(null);
  show(<CommentsTab view={{ tab: 'comments' }} onView={nobody} onAway={nobody} />);
  expect(screen.getByLabelText<HTMLTextAreaElement>('New comment about all of this').value).toBe('Half a thou');
});
