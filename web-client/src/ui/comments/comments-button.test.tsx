// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { CommentsButton } from './comments-button';

function aRoom(meta: ConstructorParameters<typeof FakeRoom>[0] = {}) {
  const room = new FakeRoom(meta);
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  return room;
}

const shown = (room: FakeRoom) => renderInRoom(<CommentsButton type="item" id="tent" />, { room });
const said = (id: string, more = {}) => ({ op: 'create', type: 'comment', id, fields: { onType: 'item', onId: 'tent', text: id, ...more } }) as const;

test('it says how much is said and what is new, and opens it', async () => {
  const { room, panels, user } = await shown(aRoom());
  expect(screen.getByRole('button', { name: 'Comments on “Tent”' }).dataset.unread).toBe('0');
  await act(async () => {
    room.write('ben', said('one'));
    room.write('ann', said('mine', { thread: 'one' }));
    room.write('ben', said('elsewhere', { onId: 'lamp' }));
  });
  await user.click(screen.getByRole('button', { name: 'Comments on “Tent”, 2 comments, 1 new comment' }));
  expect(panels).toEqual([{ tab: 'comments', on: { type: 'item', id: 'tent' } }]);
});

test('a resolved thread counts no more, but can be opened', async () => {
  const { room } = await shown(aRoom());
  await act(async () => room.write('ann', said('one', { resolved: true })));
  expect(screen.getByRole('button', { name: 'Comments on “Tent”' })).toBeDefined();
});

test('who may only look sees it where there is something to read', async () => {
  const { room } = await shown(aRoom({ role: 'viewer' }));
  expect(screen.queryByRole('button')).toBeNull();
  await act(async () => room.write('ben', said('one')));
  expect(screen.getByRole('button', { name: /1 comment/ })).toBeDefined();
});
