import { expect, it } from 'vitest';
import { Random } from '../testing/random';
import { differences, spliced } from './text';

it.each([
  ['abc', 'abc', []],
  ['', 'abc', [[0, 0, 'abc']]],
  ['abc', '', [[0, 3, '']]],
  ['abc', 'xabcy', [[0, 0, 'x'], [4, 0, 'y']]],
  ['Milk 🥛, eggs', 'Oat milk 🥛, ham, eggs', [[0, 1, 'Oat m'], [10, 0, ', ham']]],
])('from %j to %j by what changed', (before, after, splices) => {
  expect(differences(before, after)).toEqual(splices);
});

it('leads from any text to any other', () => {
  const random = new Random(7);
  const text = () => Array.from({ length: random.below(12) }, () => random.pick(['a', 'b', 'c', '🏕'])).join('');
  for (let i = 0; i < 2_000; i++) {
    const [before, after] = [text(), text()];
    expect(spliced(before, differences(before, after))).toBe(after);
  }
});

it('takes texts with little in common for new', () => {
  const [before, after] = [Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''), Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x6000 + i)).join('')];
  expect(differences(before, after)).toEqual([[0, 900, after]]);
});
