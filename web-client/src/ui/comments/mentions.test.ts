import { expect, test } from 'vitest';
import { askingIn, candidates, completed, mentionedIn, piecesOf } from './mentions';

const people = [
  { user: 'ann', name: 'Ann' },
  { user: 'ann-lee', name: 'Ann Lee' },
  { user: 'u7', name: 'เบน ใจดี' },
  { user: 'ben', name: 'Ben' },
];
const names = (query: string) => candidates({ from: 0, query }, people).map(({ name }) => name);

test('an @ asks for a name until a line ends; that of an address does not', () => {
  expect(askingIn('Hi @be', 6)).toEqual({ from: 3, query: 'be' });
  expect(askingIn('Hi @be there', 6)).toEqual({ from: 3, query: 'be' });
  expect(askingIn('@', 1)).toEqual({ from: 0, query: '' });
  expect(askingIn('ถาม@เบน', 7)).toEqual({ from: 3, query: 'เบน' });
  expect(askingIn('ann@example.com', 15)).toBeNull();
  expect(askingIn('@be\nnext', 8)).toBeNull();
  expect(askingIn('nobody', 6)).toBeNull();
});

test('whose name begins so comes before whose surname does, and before whose id does', () => {
  expect(names('an')).toEqual(['Ann', 'Ann Lee']);
  expect(names('LEE')).toEqual(['Ann Lee']);
  expect(names('ใจ')).toEqual(['เบน ใจดี']);
  expect(names('u7')).toEqual(['เบน ใจดี']);
  expect(names('ann lee')).toEqual(['Ann Lee']);
  expect(names('ann lee ')).toEqual([]);
});

test('a name is written out where the @ stood, with one space behind it', () => {
  expect(completed('Hi @be!', 6, { from: 3, query: 'be' }, { user: 'ben', name: 'Ben' })).toEqual({ text: 'Hi @Ben !', caret: 8 });
  expect(completed('@be you', 3, { from: 0, query: 'be' }, { user: 'ben', name: 'Ben' })).toEqual({ text: '@Ben you', caret: 4 });
});

test('mentions are told from the text around, the longer name before the shorter', () => {
  expect(piecesOf('@Ann Lee, ask @Ben.', people)).toEqual([{ text: '@Ann Lee', user: 'ann-lee' }, { text: ', ask ' }, { text: '@Ben', user: 'ben' }, { text: '.' }]);
  expect(mentionedIn('@Anna and @Benjamin, @nobody', people)).toEqual([]);
  expect(mentionedIn('@Ben @Ben @เบน ใจดี', people)).toEqual(['u7', 'ben']);
});

test('of two with one name both are mentioned', () => {
  expect(mentionedIn('@Ben', [...people, { user: 'ben2', name: 'Ben' }])).toEqual(['ben', 'ben2']);
});
