import type { Other, Pointing, Presence, Self } from '../api';
import { Late, LateDesk } from '../late';
import type { Limits } from '../limits';
import type { Clock, Network } from '../platform';
import type { Here } from '../protocol/frames';
import type { Pointer, PresenceStatus, Where } from '../protocol/messages';
import { Cell, type Readable, sameList, select } from '../readable';
import type { PresenceDesk } from './presence-desk';

export interface PresenceHost {
  readonly clock: Clock;
  readonly network: Network;
  readonly limits: Limits;
  readonly user: string;
  /** Least time between two words. */
  everyMs(): number;
  /** One's own client: not one of the others. */
  self(): string;
  live(): boolean;
  say(status: PresenceStatus, where: Where | null, pointer: Pointer | null | undefined): void;
}

/** Loaded beside the first join, which does not wait for it. */
export const presences = new Late(() => import('./presence-desk'));

type Code = typeof import('./presence-desk');

/** Who is here, and where (P1). Nothing of it is stored. What is heard and said goes through the {@link PresenceDesk}. */
export class RoomPresence implements Presence {
  readonly self = new Cell<Self>({ status: 'online', where: null });
  readonly others = new Cell<readonly Other[]>([]);
  readonly following = new Cell<Other | null>(null);
  readonly pointers = new Cell<readonly Pointing[]>([]);
  readonly #desk: LateDesk<Code, PresenceDesk>;

  constructor(open: (code: Code, face: RoomPresence) => PresenceDesk) {
    this.#desk = new LateDesk(presences, (code) => open(code, this));
  }

  on(type: string, id: string): Readable<readonly Other[]> {
    return select(this.others, (others) => others.filter(({ where }) => where?.type === type && where.id === id), sameList);
  }

  follow(user: string | null): void {
    this.#desk.tell((desk) => desk.follow(user));
  }

  update(self: { status?: PresenceStatus; where?: Where | null }): void {
    this.#desk.tell((desk) => desk.update(self));
  }

  showPointers(shown: boolean): void {
    this.#desk.tell((desk) => desk.showPointers(shown));
  }

  /** Until the others are known it is said to nobody. */
  point(pointer: Pointer | null): void {
    this.#desk.now?.point(pointer);
  }

  /** After each join: who is here, and that one is here oneself, as the server has forgotten what was said on the link before. */
  announce(): void {
    this.#desk.tell((desk) => desk.announce());
  }

  here(list: readonly Here[]): void {
    this.#desk.tell((desk) => desk.here(list));
  }

  take(here: Here): void {
    this.#desk.tell((desk) => desk.take(here));
  }

  /** The link is gone. */
  unknown(): void {
    this.#desk.also((desk) => desk.unknown());
  }

  stop(): void {
    this.#desk.also((desk) => desk.stop());
  }
}
