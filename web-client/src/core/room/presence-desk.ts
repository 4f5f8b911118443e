import type { Other } from '../api';
import { Others, sameWhere } from '../collaboration/others';
import { pointerPause, Pointers, samePointer } from '../collaboration/pointers';
import type { Here } from '../protocol/frames';
import type { Pointer, PresenceStatus, Where } from '../protocol/messages';
import type { PresenceHost, RoomPresence } from './presence';

export { presenceHost } from './hosts';

/** Of the time until somebody is away: after how much of it they are idle. */
const IDLE_PART = 0.4;

/** What is heard of the others, and said of oneself (P1). */
export class PresenceDesk {
  readonly #face: RoomPresence;
  readonly #host: PresenceHost;
  readonly #others: Others;
  readonly #pointers: Pointers;
  readonly #deaf: () => void;
  #followed: string | null = null;
  #saidAt = -Infinity;
  #throttle: { readonly at: number; readonly cancel: () => void } | null = null;
  #away: (() => void) | null = null;

  constructor(face: RoomPresence, host: PresenceHost) {
    this.#face = face;
    this.#host = host;
    this.#others = new Others(host.clock, host.limits.presenceGraceMs, face.others, () => this.#look());
    this.#pointers = new Pointers(host.user, face.pointers);
    // Who comes back to the page is here again; who only leaves it is idle and then away after a while, as everybody who does nothing.
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
    if (now.where?.view !== before.where?.view) this.#pointers.forget();
    this.#face.self.set(now);
    this.#saySoon();
  }

  showPointers(shown: boolean): void {
    if (this.#pointers.shown === shown) return;
    this.#pointers.shown = shown;
    if (!shown) this.#pointers.all.set([]);
    this.#saySoon();
  }

  point(pointer: Pointer | null): void {
    if (samePointer(pointer, this.#pointers.own)) return;
    if (pointer !== null) this.update({});
    this.#pointers.own = pointer;
    const watchers = this.#watchers();
    if (this.#pointers.due(watchers)) this.#saySoon(Math.max(this.#host.everyMs(), pointerPause(watchers, this.#host.limits)));
  }

  /** After each join: the server has forgotten what was said on the link before. */
  announce(): void {
    if (this.#away === null) this.#watch();
    this.#say();
  }

  here(list: readonly Here[]): void {
    this.#others.replace(list.filter(({ client }) => client !== this.#host.self()));
    this.#pointers.forget();
  }

  take(here: Here): void {
    if (here.client === this.#host.self()) return;
    this.#others.take(here);
    this.#pointers.take(here, this.#face.self.get().where);
  }

  /** The link is gone. */
  unknown(): void {
    this.#others.unknown();
    this.#pointers.forget();
    this.#throttle?.cancel();
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
    const { awayMs } = this.#host.limits;
    const idleMs = IDLE_PART * awayMs;
    this.#after(idleMs, 'idle', () => this.#after(awayMs - idleMs, 'away', () => {}));
  }

  /** What was waited for until now is not any more. */
  #after(ms: number, status: PresenceStatus, next: () => void): void {
    this.#away?.();
    this.#away = this.#host.clock.after(ms, () => {
      this.#pointers.own = null;
      this.#face.self.set({ ...this.#face.self.get(), status });
      this.#saySoon();
      next();
    });
  }

  #watchers(): number {
    return this.#pointers.watchers(this.#face.others.get(), this.#face.self.get().where);
  }

  #saySoon(everyMs = this.#host.everyMs()): void {
    const { clock } = this.#host;
    const at = this.#saidAt + everyMs;
    if (this.#throttle !== null && this.#throttle.at <= at) return;
    this.#throttle?.cancel();
    this.#throttle = null;
    if (at <= clock.now()) return this.#say();
    const cancel = clock.after(at - clock.now(), () => {
      this.#throttle = null;
      this.#say();
    });
    this.#throttle = { at, cancel };
  }

  #say(): void {
    if (!this.#host.live()) return;
    this.#saidAt = this.#host.clock.now();
    const { status, where } = this.#face.self.get();
    this.#host.say(status, where !== null && this.#pointers.shown ? { ...where, pointers: true } : where, this.#pointers.say(this.#watchers()));
  }
}

/** Of several pages of one person the one that is in use. */
function followed(others: readonly Other[], user: string | null): Other | null {
  const theirs = others.filter((other) => other.user === user);
  return theirs.findLast(({ status }) => status === 'online') ?? theirs.at(-1) ?? null;
}
