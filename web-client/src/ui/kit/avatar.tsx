import { clsx } from 'clsx';

/** Six hues that keep 4.5:1 to the white initials in both themes. A person keeps theirs everywhere. */
const hues = ['bg-[#8a3b5c]', 'bg-[#3a5f9e]', 'bg-[#2f6f4f]', 'bg-[#7a4f14]', 'bg-[#5d4a9c]', 'bg-[#9a3f2c]'] as const;

/** The first letter or letters of a name. Thai vowels that stand before their consonant do not count. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word).find((letter) => /\p{L}|\p{N}/u.test(letter) && !/[เแโใไ]/u.test(letter)) ?? '')
    .join('')
    .toUpperCase();
}

/** The colour of a person, as a background for white letters. */
export function hueOf(user: string): string {
  let sum = 0;
  for (const letter of user) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6007;
  return hues[sum % hues.length] ?? hues[0];
}

/** Decoration: the name stands beside it or in the text around. `away` is a broken ring, not only a paler colour; `self` a line below. */
export function Avatar({ user, name, away = false, self = false, size = 'md' }: { user: string; name: string; away?: boolean; self?: boolean; size?: 'sm' | 'md' }) {
  return (
    <span
      aria-hidden
      data-initials={initials(name)}
      className={clsx(
        'relative grid shrink-0 before:content-[attr(data-initials)] place-items-center rounded-full font-semibold text-white ring-2 ring-surface',
        hueOf(user),
        size === 'md' ? 'size-8 text-xs' : 'size-6 text-[0.625rem]',
        away && 'saturate-50 outline-2 outline-offset-2 outline-line-strong outline-dashed',
      )}
    >
      {self && <span className="absolute -bottom-1.5 h-1 w-4 rounded-full bg-accent ring-1 ring-surface" />}
    </span>
  );
}
