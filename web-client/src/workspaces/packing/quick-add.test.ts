import { expect, test } from 'vitest';
import { parseEntry } from './quick-add';

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
  expect(parseEntry(text)).toEqual({ name, quantity });
});

test.each(['Tent', '2-person tent', '100 ml shampoo', '5 kg rice', 'iPhone 15', 'Box', '0 bananas', '99999 pins', '3', 'Mac OS X', '4x4 map'])('“%s” is one thing of that name', (text) => {
  expect(parseEntry(text)).toEqual({ name: text, quantity: 1 });
});

test('nothing gives nothing', () => {
  expect([parseEntry(''), parseEntry('   ')]).toEqual([null, null]);
});

test('a name is never longer than its field', () => {
  expect(parseEntry('x'.repeat(500))?.name).toHaveLength(200);
});
