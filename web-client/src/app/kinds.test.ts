import index from '@kinds/index.json';
import { expect, test } from 'vitest';
import { kinds } from './kinds';

test('every kind that the server has can be opened', () => {
  expect(kinds.map(({ kind }) => `${kind}.json`).toSorted()).toEqual(index.kinds.toSorted());
});
