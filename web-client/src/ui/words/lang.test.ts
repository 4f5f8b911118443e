import { expect, test } from 'vitest';
import { langOf } from './lang';

test('what is written in the other language says so, by most of its letters', () => {
  expect(langOf('ข้าวเหนียว 5 กก.', 'en')).toBe('th');
  expect(langOf('ข้าวเหนียว 5 กก.', 'th')).toBeUndefined();
  expect(langOf('Tent and lamp', 'th')).toBe('en');
  expect(langOf('Tent and lamp', 'en')).toBeUndefined();
  expect(langOf('ซื้อ USB ให้น้อง', 'en')).toBe('th');
  expect(langOf('5 × 3', 'th')).toBeUndefined();
  expect(langOf('', 'th')).toBeUndefined();
});
