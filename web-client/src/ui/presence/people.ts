import type { Other, Where } from '../../core';

/** Someone else who is here, however many devices and tabs they use. */
export interface Person {
  readonly user: string;
  readonly name: string;
  readonly status: Other['status'];
  /** Of several pages that of one that is in use. */
  readonly at?: Where;
}

/** The nearer to the device, the higher. */
const BY_HAND: Readonly<Record<Other['status'], number>> = { away: 0, idle: 1, online: 2 };

/** One entry for each person, in a steady order; of several clients the one that is most in use says how they are. */
export function peopleOf(others: readonly Other[]): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { user, name, status, where } of others) {
    const before = people.get(user);
    const better = before === undefined || BY_HAND[status] >= BY_HAND[before.status];
    const at = better ? (where ?? before?.at) : before.at;
    people.set(user, { user, name, status: better ? status : before.status, ...(at !== undefined && { at }) });
  }
  return [...people.values()].sort((a, b) => (a.user < b.user ? -1 : 1));
}

/** Names of the people at each entity of a type. */
export function editorsOf(others: readonly Other[], type: string): ReadonlyMap<string, readonly string[]> {
  const editors = new Map<string, readonly string[]>();
  for (const { name, where } of others) {
    if (where?.type !== type || where.id === undefined) continue;
    const names = editors.get(where.id) ?? [];
    if (!names.includes(name)) editors.set(where.id, [...names, name]);
  }
  return editors;
}
