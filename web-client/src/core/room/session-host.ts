import type { RoomState } from '../api';
import type { Activity, ActivityFilter, Page, Version } from '../api-pages';
import type { Shown, View } from '../collaboration/subscription';
import type { Limits } from '../limits';
import type { Final } from '../net/states';
import type { Reading, Receipt, SnapshotBody } from '../net/reading';
import type { Clock } from '../platform';
import type { Anew, ClientFrame, ErrorFrame, Here, Joined, MemberChanged } from '../protocol/frames';
import type { Lock, LogPart } from '../protocol/messages';
import type { Snapshot } from '../vault/vault';
import type { Answer } from './ledger';
import type { Landing } from './sender';

/** The way to the server that a room shares with the others. */
export interface RoomLink {
  readonly up: boolean;
  /** Slow enough that less should be said. */
  readonly poor: boolean;
  nextId(): string;
  send(frame: ClientFrame): void;
  reset(reason: string): void;
  refuse(final: Final, reason: string): void;
  /** A room that did not fit a frame, in pages; `loaded` is told how much of it there is. */
  snapshot(href: string, reading: Reading, loaded: (entities: number) => void): Promise<SnapshotBody>;
  history(room: string, type: string, id: string, page: Page): Promise<{ versions: Version[]; next?: string }>;
  activity(room: string, filter: ActivityFilter): Promise<{ activity: Activity[]; next?: string }>;
}

/** What a session says to its room. */
export interface SessionHost extends Shown {
  readonly clock: Clock;
  readonly limits: Limits;
  random(): number;
  client(): { readonly client: string; readonly registered: boolean };
  /** The newest position that is known to be missing; 0 where none is. */
  missing(): number;
  /** Saves who and what the room is; null when this app can show it, a code otherwise. */
  met(joined: Joined, client: string): string | null;
  /** Loads what this kind of room takes; null where it is there. */
  equipped(): Promise<unknown> | null;
  /** What `receipt` says was decided is part of it. */
  replace(snapshot: Snapshot, view: View | null, receipt: Receipt | undefined): void;
  /** Answers whether the position moved, or will. */
  absorb(epoch: string, parts: readonly LogPart[], answer?: Answer): boolean;
  saw(head: number): void;
  /** Whether the state contradicts the server's digest. */
  unsound(head?: { readonly seq: number; readonly digest: string }): boolean;
  land(landing: Landing): void;
  renew(client: string): Promise<void>;
  live(): void;
  state(name: RoomState, problem?: string): void;
  /** So many entities of a large room are here. */
  loaded(entities: number): void;
  presence(here: Here): void;
  member(change: MemberChanged): void;
  lock(lock: Lock, ref: string | undefined): void;
  /** Whether it answers a question about a lock. */
  lockRefused(frame: ErrorFrame): boolean;
}

/** J3: the whole state, fetched where it did not fit the frame; null for a delta. */
export async function stateIn({ catchUp, epoch }: Joined, fetched: (href: string) => Promise<Snapshot>): Promise<Snapshot | null> {
  if (catchUp.mode === 'delta') return null;
  if ('href' in catchUp) return fetched(catchUp.href);
  return { epoch, seq: catchUp.seq, digest: catchUp.digest, entities: catchUp.entities };
}

/** J1: the position of the state that is here; none for a join as if there was none. */
export function positionIn(host: Pick<SessionHost, 'position'>, anew: Anew | undefined): { readonly epoch?: string; readonly since?: number } {
  const at = anew ? null : host.position();
  return at === null ? {} : { epoch: at.epoch, since: at.seq };
}
