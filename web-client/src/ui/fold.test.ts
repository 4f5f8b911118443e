import { expect, test } from 'vitest';
import { fold } from './fold';

test.each([
  ['Café', 'cafe'],
  ['ZÜRICH', 'zurich'],
  ['น้ำ', 'น้ำ'.normalize('NFKD')],
])('%s is found as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('a Thai word is not found as another one that has other marks', () => {
  expect(fold('ป้า').includes(fold('ปา'))).toBe(false);
  expect(fold('เสื้อกันฝน').includes(fold('เสื้อ'))).toBe(true);
});
