import { expect, test } from 'vitest';
import type { Comment, Thread } from '../../core';
import { byNews, keeping, nextUnread } from './order';
import { talliesOf } from './talk';

const comment = (id: string, createdAt?: number): Comment => ({ id, seq: 1, on: { type: 'item', id: 'tent' }, thread: id, text: id, mentions: [], resolved: false, pending: createdAt === undefined, ...(createdAt !== undefined && { createdAt }) });
const thread = (id: string, at: number | undefined, unread = 0, more: Partial<Thread> = {}): Thread => ({ id, on: { type: 'item', id: 'tent' }, first: comment(id, at), replies: [], resolved: false, unread, mentioned: false, ...more });
const ids = (threads: readonly Thread[]) => threads.map(({ id }) => id);

test('unread threads come first, then those where something was said last, and what waits here is the newest', () => {
  expect(ids(byNews([thread('old', 1), thread('new', 9), thread('unread', 2, 1), thread('answered', 0, 0, { replies: [comment('re', 10)] }), thread('mine', undefined)]))).toEqual(['unread', 'mine', 'answered', 'new', 'old']);
});

test('the order on the screen stays; what came since stands first', () => {
  expect(ids(keeping(['b', 'a'], [thread('a', 1, 3), thread('b', 2), thread('c', 3)]))).toEqual(['c', 'b', 'a']);
});

test('the next unread thread is found in both directions, round the end', () => {
  const list = [thread('a', 1), thread('b', 2, 1), thread('c', 3), thread('d', 4, 2)];
  expect(nextUnread(list, undefined, 1)?.id).toBe('b');
  expect(nextUnread(list, 'b', 1)?.id).toBe('d');
  expect(nextUnread(list, 'd', 1)?.id).toBe('b');
  expect(nextUnread(list, 'b', -1)?.id).toBe('d');
  expect(nextUnread(list, undefined, -1)?.id).toBe('d');
  expect(nextUnread([thread('a', 1)], 'a', 1)).toBeUndefined();
  expect(nextUnread([], undefined, 1)).toBeUndefined();
});

test('what is said about one entity is counted, the resolved apart', () => {
  const tallies = talliesOf([thread('a', 1, 1, { replies: [comment('re', 2)] }), thread('b', 2, 0, { resolved: true }), thread('c', 3, 0, { on: { type: 'item', id: 'lamp' } })]);
  expect([...tallies]).toEqual([
    ['item/tent', { open: 2, unread: 1, all: 3 }],
    ['item/lamp', { open: 1, unread: 0, all: 1 }],
  ]);
});
