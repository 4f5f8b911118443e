import type { EntityView, Room } from '../api';
import type { Filter } from '../collaboration/filter';
import { narrowing } from '../collaboration/filter';
import type { Op } from '../protocol/messages';
import type { Open } from './chaos-oracle';
import type { Random } from './random';

export const THINGS = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'];
export const CATEGORIES = ['c0', 'c1'];
const FILTERS: readonly Filter[] = [
  { types: ['list', 'item', 'conflict'] },
  { types: ['list', 'category', 'comment'] },
  { where: [{ type: 'item', field: 'packed', is: [true] }] },
];

/** What a room begins with, so that people meet at the same things. */
export const furniture = () => [
  ...THINGS.map((id) => ({ type: 'item', id, fields: { name: 'Thing', packed: false } })),
  ...CATEGORIES.map((id) => ({ type: 'category', id, fields: { name: 'Place' } })),
];

/** Edits that are about others: contested, guarded, talked about, brought back. */
export function together(random: Random, room: Room, token: string, user: string): Op[] {
  const entities = room.entities.get();
  const comments = [...(entities.get('comment')?.values() ?? [])];
  const conflicts = room.conflicts.get();
  const what = random.next();
  if (conflicts.length > 0 && random.chance(0.3)) return [resolving(random, random.pick(conflicts).id, token)];
  if (what < 0.48) return [{ op: 'update', type: 'item', id: random.pick(['i0', 'i0', 'i1']), set: { spot: token } }];
  if (what < 0.58) return [{ op: 'restore', type: 'item', id: random.pick(THINGS), fields: { name: token, quantity: 2 } }];
  if (what < 0.64) return [{ op: 'update', type: 'category', id: random.pick(['c0', 'c0', 'c1']), set: { name: token } }];
  if (what < 0.85 || comments.length === 0) return [{ op: 'create', type: 'comment', id: `m-${token}`, fields: { onType: 'list', onId: 'list', text: token, ...(comments.length > 0 && random.chance(0.5) && threadOf(random.pick(comments))) } }];
  const { id, fields } = random.pick(comments);
  if (fields.author === user) return [random.chance(0.7) ? { op: 'update', type: 'comment', id, set: { text: token } } : { op: 'delete', type: 'comment', id }];
  return [{ op: 'update', type: 'comment', id, set: { resolved: random.chance(0.7) } }];
}

/** What waits for somebody: a conflict to be resolved, or else a thing that needs a lock. */
export function deliberately(random: Random, room: Room, token: string): Op[] {
  const conflicts = room.conflicts.get();
  return conflicts.length > 0 ? [resolving(random, random.pick(conflicts).id, token)] : [{ op: 'update', type: 'category', id: 'c0', set: { name: token } }];
}

const threadOf = ({ id, fields }: EntityView) => ({ thread: typeof fields.thread === 'string' ? fields.thread : id });

function resolving(random: Random, id: string, token: string): Op {
  const choice = random.pick(['mine', 'theirs', 'both', 'value'] as const);
  return { op: 'resolve', id, with: choice, ...(choice === 'value' && { value: token }) };
}

/** Takes a lock, gives it back, or takes it from somebody. */
export function locking(random: Random, open: Open): void {
  const id = random.pick(['c0', 'c0', 'c0', 'c1']);
  const held = open.holds.get(id);
  if (held === undefined) {
    const hold = open.room.locks.hold('category', id);
    open.holds.set(id, hold);
    return random.chance(0.6) ? hold.acquire({ takeOver: true }) : undefined;
  }
  const taken = held.state.get().name === 'taken' || held.state.get().name === 'lost';
  if (taken || random.chance(0.2)) return held.acquire({ takeOver: true });
  open.holds.delete(id);
  held.release();
}

/** Another part of the room, or all of it. */
export function looking(random: Random, { room }: Open): void {
  room.subscribe(random.chance(0.5) ? null : narrowing(random.pick(FILTERS))).catch(() => {});
}
