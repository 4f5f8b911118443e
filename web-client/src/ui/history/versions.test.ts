import { expect, test } from 'vitest';
import type { Fields, Version } from '../../core';
import { differences, madeBy } from './versions';

const version = (seq: number, op: string, fields: Fields, deleted = false): Version => ({ seq, at: 0, by: { user: 'ann' }, change: { op }, fields, ...(deleted && { deleted }) });

test('only what differs is told, with what was and what is', () => {
  expect(differences({ name: 'Tent', tags: ['a'], notes: 'red' }, { name: 'Tent', tags: ['a'], weight: 3 })).toEqual({ notes: { before: 'red' }, weight: { after: 3 } });
  expect(differences(null, { name: 'Tent' })).toEqual({ name: { after: 'Tent' } });
});

test('U9 a version is compared with the one before it', () => {
  const versions = [version(4, 'update', { name: 'Big tent' }), version(3, 'delete', { name: 'Tent' }, true), version(2, 'update', { name: 'Tent' }), version(1, 'create', { name: 'Tnt' })];
  expect(versions.map((_, at) => madeBy(versions, at))).toEqual([{ name: { after: 'Big tent' } }, {}, { name: { before: 'Tnt', after: 'Tent' } }, {}]);
});

test('what came before the oldest that was read is not known yet', () => {
  expect(madeBy([version(4, 'update', { name: 'Big tent' })], 0)).toBeNull();
});
