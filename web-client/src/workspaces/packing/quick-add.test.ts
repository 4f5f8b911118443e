import { expect, test } from 'vitest';
import { parseEntry, tagsOf } from './quick-add';

test.each([
  ['3 socks', 'socks', 3],
  ['3x socks', 'socks', 3],
  ['3 x socks', 'socks', 3],
  ['socks x3', 'socks', 3],
  ['socks ×12', 'socks', 12],
  ['  10   tent   pegs ', 'tent pegs', 10],
  ['3 ถุงเท้า', 'ถุงเท้า', 3],
  ['ถุงเท้า x๓', 'ถุงเท้า', 3],
  ['๑๒ หมุดเต็นท์', 'หมุดเต็นท์', 12],
])('“%s” is %s, %i of them', (text, name, quantity) => {
  expect(parseEntry(text)).toEqual({ name, quantity, places: {} });
});

test.each(['Tent', '2-person tent', '100 ml shampoo', '5 kg rice', 'iPhone 15', 'Box', '0 bananas', '99999 pins', '3', 'Mac OS X', '4x4 map'])('“%s” is one thing of that name', (text) => {
  expect(parseEntry(text)).toEqual({ name: text, quantity: 1, places: {} });
});

const holders = {
  category: [{ id: 'c', name: 'Blankets' }],
  bag: [{ id: 'b1', name: 'Black box' }, { id: 'b2', name: 'Blue suitcase' }, { id: 'b3', name: 'เป้สีแดง' }],
  traveler: [{ id: 't', name: 'Mia' }],
};

test.each([
  ['3 socks @blue', { name: 'socks', quantity: 3, places: { bagId: 'b2' } }],
  ['3 socks @Blue suitcase @mia', { name: 'socks', quantity: 3, places: { bagId: 'b2', travelerId: 't' } }],
  ['wool @blan', { name: 'wool', quantity: 1, places: { categoryId: 'c' } }],
  ['3 ถุงเท้า @เป้', { name: 'ถุงเท้า', quantity: 3, places: { bagId: 'b3' } }],
  ['@blue socks', { name: '@blue socks', quantity: 1, places: {} }],
  ['socks @nowhere', { name: 'socks @nowhere', quantity: 1, places: {} }],
  ['mail ann@blue.example', { name: 'mail ann@blue.example', quantity: 1, places: {} }],
  ['socks @', { name: 'socks @', quantity: 1, places: {} }],
])('“%s” goes where it says', (text, entry) => {
  expect(parseEntry(text, holders)).toEqual(entry);
});

test('while one writes, it is known what each @ leads to', () => {
  expect(tagsOf('3 socks @bl @mia @x', holders).map(({ word, holder }) => [word, holder?.name])).toEqual([
    ['bl', 'Black box'],
    ['mia', 'Mia'],
    ['x', undefined],
  ]);
});

test('nothing gives nothing', () => {
  expect([parseEntry(''), parseEntry('   ')]).toEqual([null, null]);
});

test('a name is never longer than its field', () => {
  expect(parseEntry('x'.repeat(500))?.name).toHaveLength(200);
});
