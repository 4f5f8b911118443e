import { diffArrays } from 'diff';

/** A piece of two texts: in both, or in one of them only. */
export interface Piece {
  readonly text: string;
  readonly how: 'same' | 'added' | 'removed';
}

/** Above this many words the comparison takes longer than it helps. */
const MOST = 2000;

/** What changed from one text to another, in whole words; Thai and others that write no spaces between them, too. */
export function wordDiff(before: string, after: string, language: string): readonly Piece[] {
  const [old, now] = [before, after].map((text) => words(text, language)) as [string[], string[]];
  const replaced = pieces([{ text: before, how: 'removed' }, { text: after, how: 'added' }]);
  if (old.length > MOST || now.length > MOST) return replaced;
  const compared = pieces(diffArrays(old, now).map(({ value, added, removed }) => ({ text: value.join(''), how: added === true ? 'added' : removed === true ? 'removed' : 'same' })));
  return rewritten(compared, Math.max(before.length, after.length)) ? replaced : compared;
}

/** Where next to nothing stayed, and that in crumbs, one text took the place of the other: pieces of both would be a riddle. */
function rewritten(compared: readonly Piece[], length: number): boolean {
  const kept = compared.filter(({ how }) => how === 'same');
  return kept.length > 1 && kept.reduce((sum, { text }) => sum + text.trim().length, 0) < length / 4;
}

/** Without what is empty. */
function pieces(all: readonly Piece[]): readonly Piece[] {
  return all.filter(({ text }) => text !== '');
}

function words(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}
