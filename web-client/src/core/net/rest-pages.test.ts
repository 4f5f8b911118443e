import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { aPerson, aWorld } from '../testing/world';
import { Rest } from './rest';
import { activityOf, history, inboxOver } from './rest-pages';

function aRest(answer: unknown) {
  const calls: string[] = [];
  const fetch = async (url: string, { method, body }: RequestInit) => {
    calls.push([method, url, body].filter((part) => part !== null).join(' '));
    return Response.json(answer);
  };
  const platform = { ...aPerson(aWorld(), 'ann').tab.platform, clock: new FakeClock(), fetch };
  return { rest: new Rest(platform, '', { user: 'ann', token: async () => 't' }, 5_000), calls };
}

const stamped = { seq: 4, at: 9, by: { user: 'bob' } };
const notification = { id: 'n', room: 'r', title: 'T', kind: 'orders', seq: 4, at: 9, by: { user: 'bob', name: 'Bob' }, event: 'commented', count: 2, read: false };

it('H3 reads the versions of an entity, page by page', async () => {
  const page = { versions: [{ ...stamped, change: { op: 'update', rule: 'stock' }, fields: { name: 'x' } }], next: '3' };
  const { rest, calls } = aRest(page);
  expect(await history(rest, 'r/1', 'item', 'i', { before: '7', limit: 20 })).toEqual(page);
  expect(calls).toEqual(['GET /api/rooms/r%2F1/history/item/i?before=7&limit=20']);
});

it('H5 reads what happened, filtered', async () => {
  const page = { activity: [{ ...stamped, action: 'updated', type: 'item', id: 'i', fields: { name: { before: 'x' }, n: { after: 1 } }, undid: [3] }, { ...stamped, action: 'commented', type: 'comment', id: 'c', on: { type: 'item', id: 'i' } }] };
  const { rest, calls } = aRest(page);
  expect(await activityOf(rest, 'r', { action: 'updated', user: 'a&b', from: 1 })).toEqual(page);
  expect(calls).toEqual(['GET /api/rooms/r/activity?action=updated&user=a%26b&from=1']);
});

it('N3 N4 reads notifications, marks them read and chooses what comes', async () => {
  const { rest, calls } = aRest({ notifications: [notification], unread: 3, kinds: { orders: { commented: false } } });
  const inbox = inboxOver(rest);
  expect(await inbox.list()).toMatchObject({ notifications: [notification], unread: 3 });
  expect(await inbox.read('all')).toBe(3);
  await inbox.read(['n']);
  expect(await inbox.preferences()).toEqual({ kinds: { orders: { commented: false } } });
  await inbox.setPreferences({ kinds: { orders: {} }, mail: { mentioned: false } });
  await inbox.setContact('th');
  expect(calls).toEqual(['GET /api/notifications', 'POST /api/notifications/read {"all":true}', 'POST /api/notifications/read {"ids":["n"]}', 'GET /api/preferences', 'PUT /api/preferences {"kinds":{"orders":{}},"mail":{"mentioned":false}}', 'PUT /api/me/contact {"language":"th"}']);
});
