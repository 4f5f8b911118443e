import { expect, test } from 'vitest';
import { parseEntry, productIdOf, unitOf } from './entry';

test.each([
  ['2 kg rice', 'rice', 2, 'kg'],
  ['2kg rice', 'rice', 2, 'kg'],
  ['rice 2 kg', 'rice', 2, 'kg'],
  ['Rice 500g', 'Rice', 500, 'g'],
  ['3 lemons', 'lemons', 3, ''],
  ['lemons x3', 'lemons', 3, ''],
  ['1,5 l milk', 'milk', 1.5, 'l'],
  ['0.25 litres cream', 'cream', 0.25, 'l'],
  ['salt', 'salt', 1, ''],
  ['3 large eggs', 'large eggs', 3, ''],
  ['6 bottles soda', 'soda', 6, 'bottle'],
  ['ข้าวสาร ๒ กก.', 'ข้าวสาร', 2, 'kg'],
  ['น้ำปลา 2 ขวด', 'น้ำปลา', 2, 'bottle'],
  ['2 bags of ice', 'ice', 2, 'bag'],
  ['2 of these', 'of these', 2, ''],
  ['  7  up ', 'up', 7, ''],
])('“%s” is so much of something', (line, name, quantity, unit) => {
  expect(parseEntry(line)).toEqual({ name, quantity, unit });
});

test('nothing is nothing, and a number alone is a name', () => {
  expect(parseEntry('   ')).toBeNull();
  expect(parseEntry('42')).toEqual({ name: '42', quantity: 1, unit: '' });
});

test('a unit is kept in one way, however it is written; others stay', () => {
  expect(['KG', 'Grams', ' กก. ', 'handful', ''].map(unitOf)).toEqual(['kg', 'g', 'kg', 'handful', '']);
});

test('two who write the same name mean the same product, and its id fits', () => {
  expect(productIdOf('  Basmati  Rice ')).toBe(productIdOf('basmati rice'));
  expect(productIdOf('x'.repeat(200)).length).toBe(64);
});
