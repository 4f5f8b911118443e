import type { Other, Presence } from '../api';
import type { Limits } from '../limits';
import type { Clock } from '../platform';
import type { Here } from '../protocol/frames';
import type { PresenceStatus, Where } from '../protocol/messages';
import { Cell, type Readable, sameList, select } from '../readable';

export interface PresenceHost {
  readonly clock: Clock;
  readonly limits: Limits;
  /** One's own client: not one of the others. */
  self(): string;
  live(): boolean;
  say(status: PresenceStatus, where: Where | null): void;
}

/** Who is here, and where (P1). Nothing of it is stored. */
export class RoomPresence implements Presence {
  readonly #host: PresenceHost;
  readonly #others = new Cell<readonly Other[]>([]);
  #status: PresenceStatus = 'online';
  #where: Where | null = null;
  #saidAt = -Infinity;
  #throttle: (() => void) | null = null;
  #away: (() => void) | null = null;

  constructor(host: PresenceHost) {
    this.#host = host;
  }

  get others(): Readable<readonly Other[]> {
    return this.#others;
  }

  on(type: string, id: string): Readable<readonly Other[]> {
    return select(this.#others, (others) => others.filter(({ where }) => where?.type === type && where.id === id), sameList);
  }

  update({ status = 'online', where }: { status?: PresenceStatus; where?: Where | null }): void {
    this.#watch();
    const news = status !== this.#status || (where !== undefined && !sameWhere(where, this.#where));
    this.#status = status;
    if (where !== undefined) this.#where = where;
    if (news) this.#saySoon();
  }

  /** After each join: the server has forgotten what was said on the link before. */
  announce(): void {
    if (this.#away === null) this.#watch();
    this.#say();
  }

  here(list: readonly Here[]): void {
    this.#others.set(list.filter(({ client }) => client !== this.#host.self()).flatMap(other));
  }

  take(here: Here): void {
    if (here.client === this.#host.self()) return;
    const rest = this.#others.get().filter(({ client }) => client !== here.client);
    this.#others.set([...rest, ...other(here)]);
  }

  /** The link is gone, and with it all knowledge of who is here. */
  unknown(): void {
    if (this.#others.get().length > 0) this.#others.set([]);
    this.#throttle?.();
    this.#throttle = null;
  }

  stop(): void {
    this.unknown();
    this.#away?.();
    this.#away = null;
  }

  #watch(): void {
    this.#away?.();
    this.#away = this.#host.clock.after(this.#host.limits.awayMs, () => {
      this.#status = 'away';
      this.#saySoon();
    });
  }

  #saySoon(): void {
    const { clock, limits } = this.#host;
    if (this.#throttle !== null) return;
    const wait = this.#saidAt + limits.presenceMs - clock.now();
    if (wait <= 0) return this.#say();
    this.#throttle = clock.after(wait, () => {
      this.#throttle = null;
      this.#say();
    });
  }

  #say(): void {
    if (!this.#host.live()) return;
    this.#saidAt = this.#host.clock.now();
    this.#host.say(this.#status, this.#where);
  }
}

function other({ client, user, name, status, where }: Here): Other[] {
  return status === 'offline' ? [] : [{ client, user, name, status, ...(where !== undefined && { where }) }];
}

function sameWhere(a: Where | null, b: Where | null): boolean {
  return a?.view === b?.view && a?.type === b?.type && a?.id === b?.id && a?.field === b?.field && (a === null) === (b === null);
}
