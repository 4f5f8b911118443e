import type { View } from '../collaboration/subscription';
import type { KindModel } from '../kinds/model';
import type { Limits } from '../limits';
import type { Commit } from '../protocol/messages';
import type { Base } from '../replica/base';
import type { Undone } from '../replica/overlay';
import type { News } from '../vault/vault';

/** What the queue sees of its room. */
export interface OutboxHost {
  readonly room: string;
  readonly lane: string;
  readonly limits: Limits;
  now(): number;
  id(): string;
  base(): Base | null;
  /** Of what part of the room; null where it is whole. */
  view(): View | null;
  kind(): KindModel | null;
  behind(): boolean;
  /** One that this device remembers. */
  commit(seq: number): Commit | undefined;
  undone: Undone;
  /** The queue or the list of rejected mutations is not what it was. */
  changed(): void;
  /** Takes up what a sibling tab has stored. */
  follow(epoch: string, news: readonly News[]): void;
  /** Goes on from the state of a sibling tab. */
  takeOver(base: Base): void;
  /** This tab has a part of the room and is to know all of it, or a state that is not the server's any more. */
  rejoin(): void;
  /** There is a newer state than this one. */
  saw(head: number): void;
  /** Something failed that nobody waits for. */
  report(problem: string, cause: unknown): void;
}
