import { expect, test } from 'vitest';
import { placeIn, placeOf, searchFor } from './place';

test('a place survives its address', () => {
  for (const place of [{}, { view: 'bag' }, { type: 'item', id: 'a-b_c' }, { view: 'by & by', type: 'stockItem', id: 'x' }]) expect(placeIn(searchFor(place))).toEqual(place);
});

test('an address that names half an entity, or nothing, names none', () => {
  expect(placeIn('at=item')).toEqual({});
  expect(placeIn('at=/x')).toEqual({});
  expect(placeIn('')).toEqual({});
});

test('where somebody is leads to their place', () => {
  expect(placeOf({ view: 'bag', type: 'item', id: 'tent', field: 'name' })).toEqual({ view: 'bag', type: 'item', id: 'tent' });
  expect(placeOf({ view: 'bag', type: 'item' })).toEqual({ view: 'bag' });
});
