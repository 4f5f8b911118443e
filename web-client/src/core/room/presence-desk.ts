import type { Other } from '../api';
import { Others, sameWhere } from '../collaboration/others';
import type { Here } from '../protocol/frames';
import type { PresenceStatus, Where } from '../protocol/messages';
import type { PresenceHost, RoomPresence } from './presence';

export { presenceHost } from './hosts';

/** What is heard of the others, and said of oneself (P1). */
export class PresenceDesk {
  readonly #face: RoomPresence;
  readonly #host: PresenceHost;
  readonly #others: Others;
  readonly #deaf: () => void;
  #followed: string | null = null;
  #saidAt = -Infinity;
  #throttle: (() => void) | null = null;
  #away: (() => void) | null = null;

  constructor(face: RoomPresence, host: PresenceHost) {
    this.#face = face;
    this.#host = host;
    this.#others = new Others(host.clock, host.limits.presenceGraceMs, face.others, () => this.#look());
    // Who comes back to the page is here again; who only leaves it is away after a while, as everybody who does nothing.
    this.#deaf = host.network.subscribe((event) => event === 'visible' && this.#away !== null && this.update({}));
  }

  follow(user: string | null): void {
    this.#followed = user;
    this.#look();
  }

  update({ status = 'online', where }: { status?: PresenceStatus; where?: Where | null }): void {
    this.#watch();
    const before = this.#face.self.get();
    const now = { status, where: where === undefined ? before.where : where };
    if (status === before.status && sameWhere(now.where, before.where)) return;
    this.#face.self.set(now);
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

  #look(): void {
    this.#face.following.set(followed(this.#face.others.get(), this.#followed));
  }

  #watch(): void {
    this.#away?.();
    this.#away = this.#host.clock.after(this.#host.limits.awayMs, () => {
      this.#face.self.set({ ...this.#face.self.get(), status: 'away' });
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
    const { status, where } = this.#face.self.get();
    this.#host.say(status, where);
  }
}

/** Of several pages of one person the one that is in use. */
function followed(others: readonly Other[], user: string | null): Other | null {
  const theirs = others.filter((other) => other.user === user);
  return theirs.findLast(({ status }) => status === 'online') ?? theirs.at(-1) ?? null;
}
