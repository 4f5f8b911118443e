// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Conflict } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { ConflictBadge } from './conflict-badge';
import { aConflict } from './testing';

// What is loaded when it is needed is there: how long that takes is not what is asked here.
beforeAll(() => import('./conflict-dialog'));

const tape = { op: 'create', type: 'stockItem', id: 'tape', fields: { sku: 'T1', name: 'Tape', unitCost: 13 } } as const;

async function shown(conflicts: readonly Conflict[] = [aConflict('one', ['ann', 12], ['ben', 13])], role: 'owner' | 'viewer' = 'owner') {
  const room = new FakeRoom({ kind: 'inventory', role });
  room.write('ben', tape);
  room.conflicts.set(conflicts);
  const scene = await renderInRoom(<ConflictBadge type="stockItem" id="tape" />, { room });
  const open = async () => {
    await scene.user.click(screen.getByTestId('conflict-badge'));
    return screen.findByTestId('conflict-dialog');
  };
  return { ...scene, room, open };
}

const decided = (room: FakeRoom) => room.mutations.map(({ ops }) => ops).flat();
const preview = () => screen.getByTestId('conflict-preview').textContent;
const decide = () => screen.getByRole('button', { name: 'Decide' });

test('K2 a badge stands only where people disagree', async () => {
  const { room } = await shown([]);
  expect(screen.queryByTestId('conflict-badge')).toBeNull();
  act(() => room.conflicts.set([aConflict('one', ['ann', 12], ['ben', 13])]));
  expect((await screen.findByTestId('conflict-badge')).textContent).toBe('1 to decide');
});

test('K3 K4 K6 base, mine and theirs are shown, a choice with its result, and deciding is one operation', async () => {
  const { open, room, user } = await shown();
  const dialog = await open();
  expect(within(dialog).getByRole('heading', { level: 2 }).textContent).toBe('Unit cost of “Tape”');
  expect((decide() as HTMLButtonElement).disabled).toBe(true);
  await user.click(screen.getByRole('radio', { name: /^Yours/ }));
  expect(preview()).toContain('12');
  expect(screen.queryByRole('radio', { name: /Keep both/ })).toBeNull();
  await user.click(decide());
  expect(decided(room)).toEqual([{ op: 'resolve', id: 'one', with: 'mine' }]);
  expect(screen.queryByTestId('conflict-dialog')).toBeNull();
});

test('K4 by hand: a wrong number is said and not taken, a right one is previewed', async () => {
  const { open, room, user } = await shown();
  await open();
  await user.click(screen.getByRole('radio', { name: 'Something else' }));
  const field = screen.getByTestId('by-hand');
  await user.clear(field);
  await user.type(field, '-4');
  expect(screen.getByText('A number from 0 to 1000000, please.')).toBeTruthy();
  expect((decide() as HTMLButtonElement).disabled).toBe(true);
  await user.clear(field);
  await user.type(field, '12,5');
  expect(preview()).toContain('12.5');
  await user.click(decide());
  expect(decided(room)).toEqual([{ op: 'resolve', id: 'one', with: 'value', value: 12.5 }]);
});

test('K4 cancel keeps it pending', async () => {
  const { open, room, user } = await shown();
  await open();
  await user.click(screen.getByRole('button', { name: 'Decide later' }));
  expect([decided(room), room.conflicts.get().length]).toEqual([[], 1]);
});

test('K4 both is offered for texts, and the same choice for all alike is one step', async () => {
  const location = (id: string, on: string) => aConflict(id, ['ann', 'Shelf A'], ['ben', 'Shelf B'], { field: 'location', base: 'Shelf', on: { type: 'stockItem', id: on } });
  const { open, room, user } = await shown([location('one', 'tape'), location('two', 'glue'), aConflict('cost', ['ann', 1], ['ben', 2])]);
  await open();
  await user.click(screen.getByRole('radio', { name: /Keep both/ }));
  expect(preview()).toContain('Shelf A');
  await user.click(screen.getByRole('checkbox', { name: 'Decide 1 more of the same kind in the same way' }));
  await user.click(decide());
  expect(decided(room)).toEqual([{ op: 'resolve', id: 'one', with: 'both' }, { op: 'resolve', id: 'two', with: 'both' }]);
});

test('K7 when theirs changes meanwhile it says so, and a choice that meant something else is gone', async () => {
  const { open, room, user } = await shown();
  await open();
  await user.click(screen.getByRole('radio', { name: /^Ben’s/ }));
  act(() => room.conflicts.set([aConflict('one', ['ann', 12], ['ben', 14])]));
  expect((await screen.findByText(/Changed meanwhile by Ben: it is now “14”/)).closest('[role=status]')).toBeTruthy();
  expect((decide() as HTMLButtonElement).disabled).toBe(true);
  await user.click(screen.getByRole('radio', { name: /^Yours/ }));
  act(() => room.conflicts.set([aConflict('one', ['ann', 12], ['ben', 15])]));
  await screen.findByText(/it is now “15”/);
  expect((decide() as HTMLButtonElement).disabled).toBe(false);
});

test('who decided it meanwhile is told calmly, and the dialog stays until it is closed', async () => {
  const { open, room, user } = await shown();
  await open();
  room.activities = [{ seq: 9, at: 0, by: { user: 'ben' }, action: 'resolved', type: 'conflict', id: 'one' }];
  act(() => room.conflicts.set([]));
  expect((await screen.findByText('Ben has decided this.')).closest('[role=status]')).toBeTruthy();
  expect(screen.getByTestId('conflict-settled').textContent).toContain('Unit cost is now: 13');
  await user.click(screen.getAllByRole('button', { name: 'Close' })[0] as HTMLElement);
  expect(screen.queryByTestId('conflict-dialog')).toBeNull();
});

test('who may only view sees what is disagreed about, and decides nothing', async () => {
  const { open } = await shown(undefined, 'viewer');
  await open();
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.getByTestId('version-theirs')).toBeTruthy();
});

test('K7 a decision that came too late is told with a way to look again, and waits nowhere else', async () => {
  const { room, user } = await shown();
  act(() => room.rejected.set([{ id: 'r', label: 'conflict.resolve', ops: [{ op: 'resolve', id: 'one', with: 'mine' }], code: 'changed-since', at: 0 }]));
  await user.click(await screen.findByRole('button', { name: 'Look again' }));
  expect(await screen.findByTestId('conflict-dialog')).toBeTruthy();
  expect(room.asked).toEqual(['dismiss r']);
});
