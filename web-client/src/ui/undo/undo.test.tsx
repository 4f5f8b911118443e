// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { UndoButtons } from './undo-buttons';

async function shown(room = new FakeRoom()) {
  const scene = await renderInRoom(
    <>
      <UndoButtons />
      <input aria-label="text" />
      <input type="checkbox" aria-label="tick" />
    </>,
    { room },
  );
  return { ...scene, room };
}

const press = (key: string, more = {}) => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ctrlKey: true, ...more }));

test('U7 the buttons name the step, and the keys do the same', async () => {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  room.undoable.set({ undo: true, redo: true, undoes: { label: 'item.add', on: { type: 'item', id: 'tent' }, count: 1 } });
  const { user } = await shown(room);
  await user.click(screen.getByRole('button', { name: 'Undo: “Tent” added' }));
  await press('z');
  await act(async () => room.outbox.set([]));
  await press('z', { shiftKey: true });
  await act(async () => room.outbox.set([]));
  await press('y');
  expect(room.asked).toEqual(['undo', 'undo', 'redo', 'redo']);
});

test('U7 where a field has an undo of its own, the keys are left to it', async () => {
  const room = new FakeRoom();
  room.undoable.set({ undo: true, redo: false });
  await shown(room);
  act(() => screen.getByLabelText('text').focus());
  await press('z');
  expect(room.asked).toEqual([]);
  act(() => screen.getByLabelText('tick').focus());
  await press('z');
  expect(room.asked).toEqual(['undo']);
});

test('nothing to undo says so', async () => {
  await shown();
  await press('z');
  expect((await screen.findByTestId('toast')).textContent).toContain('You have nothing to undo here.');
});

test('U6 what was never sent is called what it was, though it is nowhere any more', async () => {
  const room = new FakeRoom();
  room.undoable.set({ undo: false, redo: true, redoes: { label: 'item.add', on: { type: 'item', id: 'stove' }, count: 1, ops: [{ op: 'create', type: 'item', id: 'stove', fields: { name: 'Stove' } }] } });
  const { user } = await shown(room);
  await user.click(screen.getByRole('button', { name: 'Redo: “Stove” added' }));
  expect(room.asked).toEqual(['redo']);
});

test('U4 what others changed since is left alone, told with who did, and undone all the same if one wants to', async () => {
  const room = new FakeRoom();
  room.write('ben', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Big tent' } });
  room.undoable.set({ undo: true, redo: false });
  room.undoAnswer = { status: 'rejected', code: 'nothing-to-undo', detail: { skipped: [{ type: 'item', id: 'tent', field: 'name' }] } };
  const { user } = await shown(room);
  await user.click(screen.getByTestId('undo'));
  expect((await screen.findByTestId('toast')).textContent).toContain('Ben changed it after you');
  await user.click(screen.getByRole('button', { name: 'Undo anyway' }));
  expect(room.mutations).toEqual([{ label: 'undo', ops: [{ op: 'undo', seq: 7, anyway: true, only: [{ type: 'item', id: 'tent', field: 'name' }] }] }]);
  expect(room.rejected.get()).toEqual([]);
});

test('U4 so is a part that others changed', async () => {
  const room = new FakeRoom();
  room.write('ben', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Big tent' } });
  room.undoable.set({ undo: true, redo: false });
  room.undoAnswer = { status: 'applied', seq: 9, skipped: [{ type: 'item', id: 'tent', field: 'name' }] };
  const { user } = await shown(room);
  await user.click(screen.getByTestId('undo'));
  expect((await screen.findByTestId('toast')).textContent).toContain('Ben changed it after you');
});
