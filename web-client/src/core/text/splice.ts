/**
 * One step of editing a text: at `at` some text goes, `remove` of it, then `insert` comes in its place (T1). Everything
 * counts code points; a list is made splice by splice, each on the text that the one before left.
 */
export type Splice = readonly [at: number, remove: number, insert: string];

/** A splice that was applied, with what it removed (T3). */
export type Edit = readonly [at: number, removed: string, inserted: string];

export type SpliceFlaw = 'negative' | 'beyond-end' | 'lone-surrogate';

export type Spliced =
  | { readonly ok: true; readonly text: string; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly index: number; readonly reason: SpliceFlaw };

const SURROGATE = /[\uD800-\uDFFF]/;

/** How many code points. */
export function length(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

/** The UTF-16 index of a code point; `from` is one that is known already. */
export function indexOf(text: string, codePoint: number, from = 0): number {
  let index = from;
  for (let left = codePoint; left > 0; left--) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}

/** The text with `remove` code points at `at` replaced. */
export function replaced(text: string, at: number, remove: number, insert: string): string {
  const [start, end] = range(text, at, remove);
  return text.slice(0, start) + insert + text.slice(end);
}

function range(text: string, at: number, remove: number): [number, number] {
  if (!SURROGATE.test(text)) return [at, at + remove];
  const start = indexOf(text, at);
  return [start, indexOf(text, remove, start)];
}

/** Applies all splices to a text, or none. Splices without effect leave no edit. */
export function apply(text: string, splices: readonly Splice[]): Spliced {
  const edits: Edit[] = [];
  let now = text;
  for (const [index, splice] of splices.entries()) {
    const reason = flaw(now, splice);
    if (reason !== null) return { ok: false, index, reason };
    const [at, remove, insert] = splice;
    if (remove === 0 && insert === '') continue;
    edits.push([at, now.slice(...range(now, at, remove)), insert]);
    now = replaced(now, at, remove, insert);
  }
  return { ok: true, text: now, edits };
}

function flaw(text: string, [at, remove, insert]: Splice): SpliceFlaw | null {
  if (at < 0 || remove < 0) return 'negative';
  if (at + remove > length(text)) return 'beyond-end';
  return insert.isWellFormed() ? null : 'lone-surrogate';
}

/** The splices that were applied. */
export function splicesOf(edits: readonly Edit[]): Splice[] {
  return edits.map(([at, removed, inserted]) => [at, length(removed), inserted]);
}

/** What takes the edits back, on the text that they left. */
export function invert(edits: readonly Edit[]): Splice[] {
  return edits.toReversed().map(([at, removed, inserted]) => [at, length(inserted), removed]);
}
