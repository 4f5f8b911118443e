// @vitest-environment happy-dom
import { t } from '../../i18n/texts';
import { beforeAll, expect, test } from 'vitest';
import { kinds } from '../../app/kinds';
import type { Entities, EntityView, Kind } from '../../core';
import { formatFor } from '../../i18n/format';
import { changeLanguage, startI18n, withTexts } from '../../i18n/init';
import en from '../panel/locales/en.json';
import { inWords, wordsFor } from './words';

const kindOf = (name: string): Kind => {
  const found = kinds.find(({ kind }) => kind === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const entity = (type: string, id: string, fields: EntityView['fields']): EntityView => ({ type, id, fields, seq: 1, pending: false, pendingFields: new Set(), fseq: {}, stamps: {} });
const entities: Entities = new Map([
  ['bag', new Map([['b', entity('bag', 'b', { name: 'Blue bag' })]])],
  ['stockItem', new Map([['s', entity('stockItem', 's', { name: 'Tape' })]])],
]);
const words = (kind: Kind | undefined) => wordsFor({ t, format: formatFor('en'), kind, entities, nameOf: (user) => user.toUpperCase() });

beforeAll(async () => {
  await startI18n();
  await withTexts('panel', async () => undefined);
  await changeLanguage('en');
});

test('every type, field and choice of every kind has a name for people', () => {
  const named = (texts: object, key: string) => Object.hasOwn(texts, key);
  const choices = en.choice as Record<string, Record<string, Record<string, string>>>;
  const missing = kinds.flatMap(({ entities }) =>
    Object.entries(entities).flatMap(([type, { fields }]) => [
      ...(named(en.type, type) ? [] : [type]),
      ...Object.entries(fields).flatMap(([field, { values = [] }]) => [...(named(en.field, field) ? [] : [`${type}.${field}`]), ...values.filter((value) => choices[type]?.[field]?.[value] === undefined).map((value) => `${type}.${field}.${value}`)]),
    ]),
  );
  expect(missing).toEqual([]);
});

test('values are told as people say them', () => {
  const packing = words(kindOf('packing-list'));
  expect([packing.value('item', 'packed', true), packing.value('item', 'quantity', 1200), packing.value('item', 'bagId', 'b'), packing.value('item', 'bagId', 'gone')]).toEqual(['Yes', '1,200', 'Blue bag', 'something deleted']);
  expect([packing.value('list', 'startsOn', '2026-11-21'), packing.value('traveler', 'userId', 'ann'), packing.value('bag', 'kind', 'carry-on'), packing.value('item', 'notes', null)]).toEqual(['Nov 21, 2026', 'ANN', 'Carry-on', '']);
  expect(words(kindOf('inventory')).value('reservation', 'itemId', 's')).toBe('Tape');
});

test('a kind that this app does not know is told in the words of its file', () => {
  const other = words(undefined);
  expect([other.type('gardenBed'), other.field('gardenBed', 'sunHours'), other.value('gardenBed', 'sunHours', 7), inWords('in_progress'), inWords('plantIds')]).toEqual(['Garden bed', 'Sun hours', '7', 'In progress', 'Plant']);
});

test('an entity is called what it is called now, else what it was called, else what it is', () => {
  const packing = words(kindOf('packing-list'));
  expect([packing.entity('bag', 'b', 'Old bag'), packing.entity('bag', 'gone', 'Old bag'), packing.entity('bag', 'gone')]).toEqual(['Blue bag', 'Old bag', 'Bag']);
});
