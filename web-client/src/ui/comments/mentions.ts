/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly user: string;
  readonly name: string;
}

/** What stands after an `@` that is being written: `from` is the place of the `@`. */
export interface Asking {
  readonly from: number;
  readonly query: string;
}

/** A piece of a text; with `user`, the mention of somebody. */
export interface Piece {
  readonly text: string;
  readonly user?: string;
}

const MOST = 6;
const LONGEST = 60;

/** The mention that is being written before the caret. An `@` within a word is that of an address; Thai has no spaces between words. */
export function askingIn(text: string, caret: number): Asking | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || /[A-Za-z0-9._+-]$/.test(before.slice(0, from))) return null;
  const query = before.slice(from + 1);
  return query.length > LONGEST || query.includes('\n') ? null : { from, query };
}

/** Whom it may mean, the best first: whose name, a word of it, or id begins so. */
export function candidates({ query }: Asking, people: readonly Mentionable[]): readonly Mentionable[] {
  const asked = fold(query);
  const rank = ({ user, name }: Mentionable) => {
    const starts = [fold(name), ...fold(name).split(/\s+/), fold(user)];
    const at = starts.findIndex((start) => start.startsWith(asked));
    return at < 0 ? Infinity : at;
  };
  const ranked = people.map((person) => ({ person, rank: rank(person) })).filter(({ rank: place }) => place < Infinity);
  return ranked.toSorted((a, b) => a.rank - b.rank || (a.person.name < b.person.name ? -1 : 1)).slice(0, MOST).map(({ person }) => person);
}

/** The text with the mention written out, and where the caret goes. */
export function completed(text: string, caret: number, { from }: Asking, { name }: Mentionable): { readonly text: string; readonly caret: number } {
  const rest = text.slice(caret);
  const mention = `@${name}${/^\s/.test(rest) ? '' : ' '}`;
  return { text: text.slice(0, from) + mention + rest, caret: from + mention.length };
}

/** The text in pieces: mentions of these people, and what stands between. Of names that begin alike the longest counts. */
export function piecesOf(text: string, people: readonly Mentionable[]): readonly Piece[] {
  const byLength = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const pieces: Piece[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = byLength.find(({ name }) => text.startsWith(name, at + 1) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + 1 + name.length)));
    if (person === undefined) continue;
    if (at > plain) pieces.push({ text: text.slice(plain, at) });
    plain = at + 1 + person.name.length;
    pieces.push({ text: text.slice(at, plain), user: person.user });
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain) });
  return pieces;
}

/** The users that a text mentions; of two with one name, both. */
export function mentionedIn(text: string, people: readonly Mentionable[]): readonly string[] {
  const named = new Set(piecesOf(text, people).flatMap((piece) => (piece.user === undefined ? [] : [piece.text.slice(1)])));
  return people.filter(({ name }) => named.has(name)).map(({ user }) => user);
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase();
}
