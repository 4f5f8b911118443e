import { expect, test } from 'vitest';
import { wordDiff } from './word-diff';

const shown = (before: string, after: string, language = 'en') => wordDiff(before, after, language).map(({ text, how }) => ({ same: text, added: `+${text}`, removed: `-${text}` })[how]);

test('K3 a text is compared word by word', () => {
  expect(shown('Shelf A, top row', 'Shelf B, top row')).toEqual(['Shelf ', '-A', '+B', ', top row']);
});

test('K3 Thai has no spaces between words, and is compared by words all the same', () => {
  expect(shown('วางไว้ที่ชั้นบน', 'วางไว้ที่ชั้นล่าง', 'th').filter((piece) => /^[+-]/.test(piece))).toEqual(['-บน', '+ล่าง']);
});

test('a text that was written anew is not compared crumb by crumb', () => {
  expect(shown('Charge the battery', 'One is enough.')).toEqual(['-Charge the battery', '+One is enough.']);
});

test('a whole line added, and one removed', () => {
  expect(shown('', 'Fragile')).toEqual(['+Fragile']);
  expect(shown('Fragile', '')).toEqual(['-Fragile']);
  expect(shown('', '')).toEqual([]);
});

test('two long texts are not compared word by word', () => {
  const long = 'word '.repeat(3000);
  expect(wordDiff(long, `${long}end`, 'en').map(({ how }) => how)).toEqual(['removed', 'added']);
});
