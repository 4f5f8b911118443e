import type { Role } from '../../core';

/** What somebody who came by an invitation is told at first: by whom they were invited and as what, and how far they have read. */
export interface Welcome {
  readonly by: string;
  readonly role: Role;
  readonly step: number;
}

/** Of the person, so that the next one on this device is not welcomed in their place. */
const keyOf = (user: string, room: string) => `tandem.welcome.${user}.${room}`;

export function keepWelcome(user: string, room: string, welcome: Welcome): void {
  localStorage.setItem(keyOf(user, room), JSON.stringify(welcome));
}

export function welcomeTo(user: string, room: string): Welcome | null {
  try {
    return read(JSON.parse(localStorage.getItem(keyOf(user, room)) ?? 'null'));
  } catch {
    return null; // written by another version: nobody needs it
  }
}

export function endWelcome(user: string, room: string): void {
  localStorage.removeItem(keyOf(user, room));
}

const roles: readonly unknown[] = ['owner', 'editor', 'commenter', 'viewer'] satisfies readonly Role[];

function isRole(value: unknown): value is Role {
  return roles.includes(value);
}

function read(value: unknown): Welcome | null {
  if (typeof value !== 'object' || value === null) return null;
  const { by, role, step } = value as Partial<Record<keyof Welcome, unknown>>;
  if (typeof by !== 'string' || typeof step !== 'number' || !isRole(role)) return null;
  return { by, role, step };
}
