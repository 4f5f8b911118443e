import { type Room, select, type Thread, threadsOf, type Readable } from '../../core';
import { useClient, useReadable, useRoom, useSelected } from '../../react';
import { same } from '../../core/readable';

/** What is said about one entity. */
export interface Tally {
  /** Comments in threads that are not resolved. */
  readonly open: number;
  readonly unread: number;
  /** Comments of all, the resolved ones too. */
  readonly all: number;
}

interface Talk {
  readonly threads: Readable<readonly Thread[]>;
  readonly tallies: Readable<ReadonlyMap<string, Tally>>;
}

const SILENT: Tally = { open: 0, unread: 0, all: 0 };
const talks = new WeakMap<Room, Talk>();

/** One for each room, however many rows ask: a long list has hundreds. */
function talkOf(room: Room, user: string): Talk {
  const known = talks.get(room);
  if (known !== undefined) return known;
  const threads = threadsOf(room, user);
  const talk = { threads, tallies: select(threads, talliesOf) };
  talks.set(room, talk);
  return talk;
}

export function talliesOf(threads: readonly Thread[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { on, replies, resolved, unread } of threads) {
    const before = tallies.get(keyOf(on)) ?? SILENT;
    const count = 1 + replies.length;
    tallies.set(keyOf(on), { open: before.open + (resolved ? 0 : count), unread: before.unread + unread, all: before.all + count });
  }
  return tallies;
}

/** All threads of the room. */
export function useThreads(): readonly Thread[] {
  const { user } = useClient();
  return useReadable(talkOf(useRoom(), user).threads);
}

/** How much is said about an entity, and how much of it is unread. */
export function useTally(type: string, id: string): Tally {
  const { user } = useClient();
  return useSelected(talkOf(useRoom(), user).tallies, (tallies) => tallies.get(keyOf({ type, id })) ?? SILENT, same);
}

function keyOf({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type}/${id}`;
}
