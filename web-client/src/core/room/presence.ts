import type { Other, Presence, Self } from '../api';
import { Others, sameWhere } from '../collaboration/others';
import type { Limits } from '../limits';
import type { Clock, Network } from '../platform';
import type { Here } from '../protocol/frames';
import type { PresenceStatus, Where } from '../protocol/messages';
import { Cell, combine, type Readable, sameList, select } from '../readable';

export interface PresenceHost {
  readonly clock: Clock;
  readonly network: Network;
  readonly limits: Limits;
  /** Least time between two words. */
  everyMs(): number;
  /** One's own client: not one of the others. */
  self(): string;
  live(): boolean;
  say(status: PresenceStatus, where: Where | null): void;
}

/** Who is here, and where (P1). Nothing of it is stored. */
export class RoomPresence implements Presence {
  readonly self = new Cell<Self>({ status: 'online', where: null });
  readonly following: Readable<Other | null>;
  readonly #host: PresenceHost;
  readonly #others: Others;
  readonly #followed = new Cell<string | null>(null);
  readonly #deaf: () => void;
  #saidAt = -Infinity;
  #throttle: (() => void) | null = null;
  #away: (() => void) | null = null;

  constructor(host: PresenceHost) {
    this.#host = host;
    this.#others = new Others(host.clock, host.limits.presenceGraceMs);
    this.following = combine(this.others, this.#followed, (others, user) => followed(others, user));
    // Who comes back to the page is here again; who only leaves it is away after a while, as everybody who does nothing.
    this.#deaf = host.network.subscribe((event) => event === 'visible' && this.#away !== null && this.update({}));
  }

  get others(): Readable<readonly Other[]> {
    return this.#others.all;
  }

  on(type: string, id: string): Readable<readonly Other[]> {
    return select(this.others, (others) => others.filter(({ where }) => where?.type === type && where.id === id), sameList);
  }

  follow(user: string | null): void {
    this.#followed.set(user);
  }

  update({ status = 'online', where }: { status?: PresenceStatus; where?: Where | null }): void {
    this.#watch();
    const before = this.self.get();
    const now = { status, where: where === undefined ? before.where : where };
    if (status === before.status && sameWhere(now.where, before.where)) return;
    this.self.set(now);
    this.#saySoon();
  }

  /** After each join: the server has forgotten what was said on the link before. */
  announce(): void {
    if (this.#away === null) this.#watch();
    this.#say();
  }

  here(list: readonly Here[]): void {
    this.#others.replace(list.filter(({ client }) => client !== this.#host.self()));
  }

  take(here: Here): void {
    if (here.client !== this.#host.self()) this.#others.take(here);
  }

  /** The link is gone. */
  unknown(): void {
    this.#others.unknown();
    this.#throttle?.();
    this.#throttle = null;
  }

  stop(): void {
    this.unknown();
    this.#others.stop();
    this.#away?.();
    this.#away = null;
    this.#deaf();
  }

  #watch(): void {
    this.#away?.();
    this.#away = this.#host.clock.after(this.#host.limits.awayMs, () => {
      this.self.set({ ...this.self.get(), status: 'away' });
      this.#saySoon();
    });
  }

  #saySoon(): void {
    const { clock } = this.#host;
    if (this.#throttle !== null) return;
    const wait = this.#saidAt + this.#host.everyMs() - clock.now();
    if (wait <= 0) return this.#say();
    this.#throttle = clock.after(wait, () => {
      this.#throttle = null;
      this.#say();
    });
  }

  #say(): void {
    if (!this.#host.live()) return;
    this.#saidAt = this.#host.clock.now();
    const { status, where } = this.self.get();
    this.#host.say(status, where);
  }
}

/** Of several pages of one person the one that is in use. */
function followed(others: readonly Other[], user: string | null): Other | null {
  const theirs = others.filter((other) => other.user === user);
  return theirs.findLast(({ status }) => status === 'online') ?? theirs.at(-1) ?? null;
}
