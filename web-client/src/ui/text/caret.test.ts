import { expect, test } from 'vitest';
import { caretAfter } from './caret';

test.each([
  ['what comes behind it leaves it', 'abc', 'abcd', 3, 3],
  ['what comes before it moves it', 'abc', '>>abc', 2, 4],
  ['what goes before it moves it back', 'abcdef', 'adef', 5, 3],
  ['where it stood is gone: the place of the gap', 'abcdef', 'af', 3, 1],
  ['an emptied text', 'abc', '', 2, 0],
])('%s', (_, before, after, caret, expected) => expect(caretAfter(before, after, caret)).toBe(expected));
