import { expect, test } from 'vitest';
import type { Other } from '../../core';
import { initials } from '../kit/avatar';
import { editorsOf, peopleOf } from './people';

const other = (user: string, client: string, more: Partial<Other> = {}): Other => ({ client, user, name: user, status: 'online', ...more });

test('somebody with two tabs is one person, online when one of them is', () => {
  const people = peopleOf([other('ben', '1', { status: 'away' }), other('ben', '2'), other('ann', '3', { status: 'away' })]);
  expect(people.map(({ user, status }) => [user, status])).toEqual([
    ['ann', 'away'],
    ['ben', 'online'],
  ]);
});

test('somebody with two tabs is where they are active', () => {
  const [bag, item] = [{ view: 'bag' }, { view: 'category', type: 'item', id: 'tent' }];
  expect(peopleOf([other('ben', '1', { where: item }), other('ben', '2', { where: bag, status: 'away' })])[0]?.at).toEqual(item);
  expect(peopleOf([other('ben', '1', { where: item, status: 'away' }), other('ben', '2', { where: bag })])[0]?.at).toEqual(bag);
  expect(peopleOf([other('ben', '1', { where: item }), other('ben', '2')])[0]?.at).toEqual(item);
});

test('each item has the names of those who are at it, once', () => {
  const where = { type: 'item', id: 'tent' };
  const editors = editorsOf([other('ann', '1', { where }), other('ann', '2', { where }), other('ben', '3', { where: { type: 'item', id: 'lamp' } }), other('eve', '4', { where: { view: 'bag' } })], 'item');
  expect([...editors]).toEqual([
    ['tent', ['ann']],
    ['lamp', ['ben']],
  ]);
});

test('initials are letters, also where a vowel stands before its consonant', () => {
  expect([initials('Ann Lee'), initials('ben'), initials('เมฆ ใจดี'), initials('  '), initials('Ann-Marie von Berg')]).toEqual(['AL', 'B', 'มจ', '', 'AM']);
});

test('P2 of several clients the one that is most in use says how somebody is', () => {
  const clients = [other('ben', '1', { status: 'away' }), other('ben', '2', { status: 'idle' }), other('ben', '3', { status: 'away' })];
  expect(peopleOf(clients)[0]?.status).toBe('idle');
  expect(peopleOf([...clients, other('ben', '4')])[0]?.status).toBe('online');
});
