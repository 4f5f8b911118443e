import { expect, test } from 'vitest';
import { formatFor } from './format';

const en = formatFor('en');
const th = formatFor('th');
const NOW = Date.UTC(2027, 5, 12, 12);

test('ages are told in the largest unit that fits', () => {
  expect(en.ago(NOW - 90_000, NOW)).toBe('1 minute ago');
  expect(en.ago(NOW - 3 * 86_400_000, NOW)).toBe('3 days ago');
  expect(en.ago(NOW, NOW)).toBe('now');
});

test('a clock that runs ahead never gives an age in the future', () => {
  expect(en.ago(NOW + 60_000, NOW)).toBe('now');
});

test('years are Buddhist in Thai, unless the person wants others', () => {
  const gregorian = formatFor('th', 'gregory');
  const buddhist = formatFor('en', 'buddhist');
  expect([th.days('2027-06-12', ''), gregorian.days('2027-06-12', ''), buddhist.days('2027-06-12', '')].map((text) => /25\d\d|20\d\d/.exec(text)?.[0])).toEqual(['2570', '2027', '2570']);
  expect(gregorian.number(1234.5)).toBe(th.number(1234.5));
});

test('sizes are told in the largest unit that fits', () => {
  expect([en.bytes(12), en.bytes(3400), en.bytes(1_260_000), en.bytes(5e9)]).toEqual(['12 byte', '3.4 kB', '1.3 MB', '5 GB']);
});

test('weights are grams up to a kilogram', () => {
  expect([en.weight(850), en.weight(2140)]).toEqual(['850 g', '2.1 kg']);
  expect(th.weight(2140)).toContain('2.1');
});

test('days that belong together are written together', () => {
  expect(en.days('2027-06-12', '2027-06-19')).toMatch(/^Jun 12\s–\s19, 2027$/);
});

test('one day alone, none, or two in the wrong order are still told', () => {
  expect(en.days('2027-06-12', '')).toBe('Jun 12, 2027');
  expect(en.days('', '')).toBe('');
  expect(en.days('2027-06-19', '2027-06-12')).toBe('Jun 19, 2027 – Jun 12, 2027');
});

test('quantities are written as cooks of the language write them, and other units stay as they are', () => {
  const [english, thai] = [formatFor('en'), formatFor('th')];
  expect([english.quantity(1.5, 'kg'), english.quantity(300, 'ml'), english.quantity(3, 'bunch'), english.quantity(12, '')]).toEqual(['1.5 kg', '300 mL', '3 bunch', '12']);
  expect([thai.quantity(2, 'kg'), thai.quantity(500, 'g')]).toEqual(['2 กก.', '500 ก.']);
});

test('a time that comes is said as well as one that is past', () => {
  const format = formatFor('en');
  expect([format.until(7_200_000, 0), format.until(0, 7_200_000)]).toEqual(['in 2 hours', '2 hours ago']);
});
