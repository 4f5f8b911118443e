import { expect, test } from 'vitest';
import { caretsAfter } from './carets';

const at = (before: string, after: string, author?: string, carets: readonly (readonly [string, number])[] = []) => Object.fromEntries(caretsAfter(new Map(carets), before, after, author));

test.each([
  ['written at the end', 'abc', 'abcde', 5],
  ['written in the middle', 'abc', 'abXYc', 4],
  ['written again what stands there', 'aa', 'aaa', 1],
  ['taken away', 'abcdef', 'adef', 1],
  ['replaced', 'one two', 'one three', 9],
  ['emptied', 'abc', '', 0],
])('whoever has %s stands behind it', (_, before, after, expected) => expect(at(before, after, 'ben')).toEqual({ ben: expected }));

test('what one writes oneself, and what others write, moves the carets behind it', () => {
  expect(at('abc', '>>abc', undefined, [['ben', 3], ['eve', 0]])).toEqual({ ben: 5, eve: 0 });
  expect(at('abc', '>>abc', 'eve', [['ben', 3]])).toEqual({ ben: 5, eve: 2 });
});
