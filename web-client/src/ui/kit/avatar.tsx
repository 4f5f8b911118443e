import { clsx } from 'clsx';
import { useHue } from './hues';

/** The first letter or letters of a name. Thai vowels that stand before their consonant do not count. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word).find((letter) => /\p{L}|\p{N}/u.test(letter) && !/[เแโใไ]/u.test(letter)) ?? '')
    .join('')
    .toUpperCase();
}

/** Decoration: the name stands beside it or in the text around. Who is not at it has another ring, not only a paler colour: dots while `idle`, dashes when `away`; `self` is a line below. */
export function Avatar({ user, name, status = 'online', self = false, size = 'md' }: { user: string; name: string; status?: 'online' | 'idle' | 'away'; self?: boolean; size?: 'sm' | 'md' }) {
  return (
    <span
      aria-hidden
      data-initials={initials(name)}
      className={clsx(
        'relative grid shrink-0 before:content-[attr(data-initials)] place-items-center rounded-full font-semibold text-white ring-2 ring-surface',
        useHue(user),
        size === 'md' ? 'size-8 text-xs' : 'size-6 text-[0.625rem]',
        status !== 'online' && 'outline-2 outline-offset-2 outline-line-strong',
        status === 'idle' && 'outline-dotted',
        status === 'away' && 'saturate-50 outline-dashed',
      )}
    >
      {self && <span className="absolute -bottom-1.5 h-1 w-4 rounded-full bg-accent ring-1 ring-surface" />}
    </span>
  );
}
