/** A text as it is searched: without regard to case and accents. Thai vowels and tone marks stay, they make other words. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{Mn}/gu, (mark) => (/\p{Script=Thai}/u.test(mark) ? mark : '')).toLowerCase();
}
