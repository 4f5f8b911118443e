import type { Other, Where } from '../../core';

/** Someone else who is here, however many devices and tabs they use. */
export interface Person {
  readonly user: string;
  readonly name: string;
  readonly status: Other['status'];
  /** Of several pages that of one that is in use. */
  readonly at?: Where;
}

/** One entry for each person, in a steady order; online when any of their clients is. */
export function peopleOf(others: readonly Other[]): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { user, name, status, where } of others) {
    const before = people.get(user);
    const better = before === undefined || status === 'online' || before.status === 'away';
    const at = better ? (where ?? before?.at) : before.at;
    people.set(user, { user, name, status: before?.status === 'online' ? 'online' : status, ...(at !== undefined && { at }) });
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
