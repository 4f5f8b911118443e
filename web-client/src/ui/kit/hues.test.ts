import { expect, test } from 'vitest';
import { huesOf } from './hues';

const people = Array.from({ length: 40 }, (_, i) => `user-${i}`);

test('up to six people of a room all have another colour, whoever they are', () => {
  for (let from = 0; from + 6 <= people.length; from++) expect(new Set(huesOf(people.slice(from, from + 6)).values()).size).toBe(6);
});

test('everybody sees the same colours, in whatever order they are told who is here', () => {
  expect(huesOf(people.toReversed())).toEqual(huesOf(people));
});

test('who shares a colour with nobody has the one that is theirs everywhere', () => {
  const own = (user: string) => huesOf([user]).get(user);
  for (let from = 0; from + 6 <= people.length; from++) {
    const some = people.slice(from, from + 6);
    const given = huesOf(some);
    const alone = some.filter((user) => some.every((other) => other === user || own(other) !== own(user)));
    expect(alone.map((user) => given.get(user))).toEqual(alone.map(own));
  }
});

test('a large room begins the six anew, so that each is as rare as it can be', () => {
  const counts = new Map<string, number>();
  for (const hue of huesOf(people.slice(0, 12)).values()) counts.set(hue, (counts.get(hue) ?? 0) + 1);
  expect([...counts.values()]).toEqual([2, 2, 2, 2, 2, 2]);
});
