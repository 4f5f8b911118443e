import { createContext, use } from 'react';

/** Six hues that keep 4.5:1 to the white initials in both themes. */
const hues = ['bg-[#8a3b5c]', 'bg-[#3a5f9e]', 'bg-[#2f6f4f]', 'bg-[#7a4f14]', 'bg-[#5d4a9c]', 'bg-[#9a3f2c]'] as const;

/** Who is told apart by another colour than the usual one. */
export const HuesContext = createContext<ReadonlyMap<string, string>>(new Map());

/** The colour of a person, as a background for white letters: in a room that of {@link huesOf}, elsewhere their own. */
export function useHue(user: string): string {
  return use(HuesContext).get(user) ?? hueAt(wish(user));
}

/**
 * Up to six people of one room all differ, and everybody sees the same: each has the colour that is theirs everywhere, but for who
 * shares it with somebody before them; those get what is left. More people begin the six anew.
 */
export function huesOf(users: Iterable<string>): ReadonlyMap<string, string> {
  const sorted = [...new Set(users)].toSorted();
  const given = new Map<string, string>();
  for (let from = 0; from < sorted.length; from += hues.length) {
    const some = sorted.slice(from, from + hues.length);
    const free = new Set<string>(hues);
    const take = (user: string, hue: string) => given.set(user, hue) && free.delete(hue);
    for (const user of some) if (free.has(hueAt(wish(user)))) take(user, hueAt(wish(user)));
    for (const user of some) if (!given.has(user)) take(user, [...free][0] ?? hueAt(0));
  }
  return given;
}

function wish(user: string): number {
  let sum = 0;
  for (const letter of user) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6007;
  return sum % hues.length;
}

function hueAt(index: number): string {
  return hues[index] ?? hues[0];
}
