import { describe, expect, it } from 'vitest';
import type { Connection } from '../api';
import { TandemError } from '../errors';
import type { Notification } from '../protocol/messages';
import { Cell } from '../readable';
import { Notifications } from './notifications';

const note = (id: string, more: Partial<Notification> = {}): Notification => ({ id, room: 'r', title: 'Trip', kind: 'k', seq: 1, at: 1, by: { user: 'bob', name: 'Bob' }, event: 'mentioned', count: 1, read: false, ...more });
const settle = () => new Promise((resolve) => setImmediate(resolve));

let device: readonly Notification[] = [];

async function anInbox(refuses: string | null = null) {
  if (refuses === null) device = [];
  const told = new Set<(notification: Notification) => void>();
  const connection = new Cell<Connection>({ name: 'connected', transport: 'ws', since: 0, attempt: 0, quality: 'good' });
  const server = { newest: [note('b'), note('a', { read: true })], older: [note('0')], unread: 1, refuses, asked: [] as unknown[] };
  const answer = async <T>(asked: unknown, value: () => T): Promise<T> => {
    server.asked.push(asked);
    if (server.refuses !== null) throw new TandemError(server.refuses);
    return value();
  };
  const inbox = {
    list: ({ before }: { before?: string } = {}) => answer(before ?? 'newest', () => (before === undefined ? { notifications: server.newest, unread: server.unread, next: 'n' } : { notifications: server.older, unread: server.unread })),
    read: (which: readonly string[] | 'all') => answer(which, () => 0),
    preferences: () => answer('preferences', () => ({ kinds: {} })),
    setPreferences: () => answer('set', () => undefined),
    setContact: () => answer('contact', () => undefined),
    kept: async () => device,
    keep: async (items: readonly Notification[]) => void (device = items),
    subscribe: (fn: (notification: Notification) => void) => {
      told.add(fn);
      return () => told.delete(fn);
    },
  };
  const notifications = new Notifications({ inbox, connection });
  const deaf = notifications.state.subscribe(() => {});
  await settle();
  const ids = () => notifications.state.get().items.map(({ id, read }) => `${id}${read ? '' : '*'}`);
  return { notifications, server, told, connection, deaf, ids, state: notifications.state.get };
}

describe('N3 notifications', () => {
  it('are asked for with the first listener, in pages', async () => {
    const { ids, state, notifications, server } = await anInbox();
    expect([ids(), state().unread, state().more]).toEqual([['b*', 'a'], 1, true]);
    await notifications.more();
    await notifications.more();
    expect([ids(), state().more, server.asked]).toEqual([['b*', 'a', '0*'], false, ['newest', 'n']]);
  });

  it('are kept on the device as they were known last, for a start without a link', async () => {
    const { notifications, told } = await anInbox();
    for (const tell of told) tell(note('c'));
    await notifications.read(['b']);
    const { ids, state } = await anInbox('offline');
    expect([ids(), state().unread, state().problem]).toEqual([['c*', 'b', 'a'], 1, 'offline']);
  });

  it('come live; the same id again is the same notification, newer', async () => {
    const { ids, state, told } = await anInbox();
    for (const tell of told) tell(note('c'));
    for (const tell of told) tell(note('b', { count: 2 }));
    expect([ids(), state().unread]).toEqual([['b*', 'c*', 'a'], 2]);
    for (const tell of told) tell(note('a', { count: 3 }));
    expect([ids(), state().unread]).toEqual([['a*', 'b*', 'c*'], 3]);
  });

  it('are read at once, and unread again where the server did not hear it', async () => {
    const { ids, state, notifications, server } = await anInbox();
    const reading = notifications.read(['b']);
    expect([ids(), state().unread]).toEqual([['b', 'a'], 0]);
    await reading;
    server.newest = [note('d'), note('b', { read: true })];
    await notifications.refresh();
    server.refuses = 'offline';
    await expect(notifications.read('all')).rejects.toMatchObject({ code: 'offline' });
    expect([ids(), state().unread]).toEqual([['d*', 'b'], 1]);
  });

  it('without a link are what was last known, and asked for again when it is back', async () => {
    const { ids, state, connection, server, notifications } = await anInbox();
    server.refuses = 'offline';
    connection.set({ ...connection.get(), name: 'offline', transport: 'none' });
    await notifications.refresh();
    expect([ids(), state().problem]).toEqual([['b*', 'a'], 'offline']);
    server.refuses = null;
    server.newest = [note('c'), ...server.newest];
    connection.set({ ...connection.get(), name: 'connected', transport: 'ws' });
    await settle();
    expect([ids(), state().problem]).toEqual([['c*', 'b*', 'a'], undefined]);
  });

  it('are not followed while nobody looks', async () => {
    const { deaf, told } = await anInbox();
    expect(told.size).toBe(1);
    deaf();
    expect(told.size).toBe(0);
  });
});
