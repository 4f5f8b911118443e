import type { Room } from '../api';
import type { Op, Splice } from '../protocol/messages';
import { spliced } from '../replica/text';
import { textOf } from '../replica/text-value';
import type { Random } from './random';

/** Of a text edit: the character that nobody else types, and those that it removed knowingly. */
export interface Typed {
  readonly typed: string;
  readonly removed: readonly string[];
}

/** Every token has a character of its own outside the first plane, so that a place counted in UTF-16 units is found out. */
export const letterOf = (token: number): string => String.fromCodePoint(0x20000 + token);

export const storyOf = (room: Room): string => textOf(room.entities.get().get('list')?.get('list')?.fields.story);

/** Types into the one story that everybody writes, as people do: mostly at one place, now and then over what is there. */
export function typing(random: Random, room: Room, token: number): { readonly ops: readonly Op[] } & Typed {
  const story = [...storyOf(room)];
  const at = random.chance(0.4) ? story.length : random.below(story.length + 1);
  const remove = random.chance(0.2) ? Math.min(random.below(4), story.length - at) : 0;
  const splices: Splice[] = [[at, remove, random.chance(0.3) ? `${letterOf(token)}ก้x` : letterOf(token)]];
  if (random.chance(0.1)) return { ...overwriting(story.join(''), splices), typed: letterOf(token), removed: story.slice(at, at + remove) };
  if (random.chance(0.2)) splices.push([0, 0, '🏕']);
  return { ops: [{ op: 'splice', type: 'list', id: 'list', field: 'story', splices }], typed: letterOf(token), removed: story.slice(at, at + remove) };
}

/** The same as a whole new text (T4). */
function overwriting(story: string, splices: readonly Splice[]): { readonly ops: readonly Op[] } {
  return { ops: [{ op: 'update', type: 'list', id: 'list', set: { story: spliced(story, splices) } }] };
}

/** Operations on one field that never conflict. */
export function counting(random: Random, item: string | undefined, token: string): Op {
  const what = random.next();
  if (item === undefined || what < 0.3) return { op: 'increment', type: 'list', id: 'list', field: 'total', by: random.below(13) - 6 };
  if (what < 0.5) return { op: 'increment', type: 'item', id: item, field: 'stock', by: random.below(9) - 3 };
  if (what < 0.6) return { op: 'splice', type: 'item', id: item, field: 'story', splices: [[0, 0, token]] };
  const values = ['a', 'b', 'c', 'd', 'e'].filter(() => random.chance(0.4));
  return { op: random.chance(0.6) ? 'add' : 'remove', type: 'item', id: item, field: 'tags', values: values.length === 0 ? ['z'] : values };
}

/** Anything else that people do to a list. */
export function working(random: Random, room: Room, token: string): Op[] {
  const entities = room.entities.get();
  const items = [...(entities.get('item')?.keys() ?? [])];
  const categories = [...(entities.get('category')?.keys() ?? [])];
  const what = random.next();
  if (items.length === 0 || what < 0.3) return [{ op: 'create', type: 'item', id: token, fields: { name: token } }];
  const id = random.pick(items);
  if (what < 0.4) return [{ op: 'delete', type: 'item', id }];
  if (what < 0.5) return [{ op: 'create', type: 'category', id: `c-${token}`, fields: { name: token } }, { op: 'update', type: 'item', id, set: { category: `c-${token}` } }];
  if (what < 0.57 && categories.length > 0) return [{ op: 'delete', type: 'category', id: random.pick(categories) }];
  if (what < 0.8) return [counting(random, id, token)];
  if (what < 0.85) return [{ op: 'move', type: 'item', id, position: `a${random.below(10)}` }];
  return [{ op: 'update', type: 'item', id, set: { note: token, quantity: 1 + random.below(9), packed: random.chance(0.5) } }];
}
