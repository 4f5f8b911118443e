import { describe, expect, test } from 'vitest';
import { Cell, type Lock } from '../../core';
import { accessOf, type Situation } from './access';
import { LAPSED_MS, watchLocks } from './lock-watch';

const ben = { user: 'ben', name: 'Ben', client: 'b', since: 1000, heard: 1000 };
const by = { user: 'ben', name: 'Ben', client: 'b' };
const held: Lock = { type: 'order', id: 'o', holder: { user: 'ann', name: 'Ann', client: 'a' }, token: 1, until: 31_000 };
const access = (more: Partial<Situation>) => accessOf({ canEdit: true, wanted: true, asked: false, had: false, state: { name: 'asking' }, holder: undefined, online: true, now: 2000, ...more });

describe('what one may do with an order', () => {
  test('looking on: it is free, or somebody has it', () => {
    expect(access({ wanted: false })).toEqual({ name: 'free', lost: false });
    expect(access({ wanted: false, canEdit: false })).toEqual({ name: 'viewer' });
    expect(access({ wanted: false, canEdit: false, holder: ben })).toMatchObject({ name: 'theirs', holder: { name: 'Ben' }, asked: false });
  });

  test('of whom nothing was heard for longer than a lease does not have it any more', () => {
    const now = ben.heard + LAPSED_MS;
    expect(access({ wanted: false, holder: ben, now }).name).toBe('theirs');
    expect(access({ wanted: false, holder: ben, now: now + 1 })).toEqual({ name: 'free', lost: false });
    expect(access({ state: { name: 'taken', by }, holder: ben, now: now + 1 })).toEqual({ name: 'free', lost: false });
  });

  test('one’s own is sure as long as there is a link', () => {
    expect(access({ state: { name: 'held', lock: held } })).toEqual({ name: 'held', sure: true });
    expect(access({ state: { name: 'held', lock: held }, online: false })).toEqual({ name: 'held', sure: false });
    expect(access({ state: { name: 'unsure', lock: held } })).toEqual({ name: 'held', sure: false });
  });

  test('it is lost to somebody, waited for, free again, or refused', () => {
    expect(access({ state: { name: 'lost', by }, holder: ben })).toMatchObject({ name: 'theirs', lost: true });
    expect(access({ state: { name: 'taken', by }, asked: true })).toEqual({ name: 'theirs', holder: by, lost: false, asked: true });
    expect(access({ state: { name: 'free' }, had: true })).toEqual({ name: 'free', lost: true });
    expect(access({ state: { name: 'refused', code: 'forbidden' } })).toEqual({ name: 'refused', code: 'forbidden' });
  });
});

describe('who has which order', () => {
  test('since when is remembered while it is renewed, and begins anew with another holder', () => {
    let now = 100;
    const locks = new Cell<readonly Lock[]>([held, { ...held, type: 'other', id: 'x' }]);
    const holders = watchLocks(locks, () => now);
    expect([...holders.get()]).toEqual([['o', { user: 'ann', name: 'Ann', client: 'a', since: 100, heard: 100 }]]);
    expect(holders.get()).toBe(holders.get());
    now = 10_100;
    locks.set([{ ...held, until: 41_000 }]);
    expect(holders.get().get('o')).toMatchObject({ since: 100, heard: 10_100 });
    now = 20_100;
    locks.set([{ ...held, until: 41_000 }]);
    expect(holders.get().get('o')).toMatchObject({ since: 100, heard: 10_100 });
    locks.set([{ ...held, holder: by, token: 2 }]);
    expect(holders.get().get('o')).toMatchObject({ name: 'Ben', since: 20_100 });
    locks.set([]);
    expect(holders.get().size).toBe(0);
  });
});
