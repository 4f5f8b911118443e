import type { LockHold, LockHoldState, Locks } from '../api';
import type { LockDesk } from '../collaboration/lock-desk';
import type { KindModel } from '../kinds/model';
import { Late, LateDesk } from '../late';
import type { Clock } from '../platform';
import type { ClientFrame, ErrorFrame } from '../protocol/frames';
import type { Lock, LockToken, Op } from '../protocol/messages';
import { Cell, type Readable, select } from '../readable';

export interface LocksHost {
  readonly room: string;
  client(): string;
  live(): boolean;
  nextId(): string;
  send(frame: ClientFrame): void;
  readonly clock: Clock;
  readonly answerMs: number;
  readonly leaseMs: number;
  readonly renewMs: number;
  /** What was made under a lock and is not decided yet. */
  undecided(lock: Pick<Lock, 'type' | 'id' | 'token'>): readonly Promise<unknown>[];
  readonly lockSilenceMs: number;
}

/** Loaded for rooms whose kind has locks, and with the first lock that somebody asks for or tells of. */
export const desks = new Late(() => import('../collaboration/lock-desk'));

type Code = typeof import('../collaboration/lock-desk');

/** Who may change what at the moment (L). What is done about it is done at the {@link LockDesk}. */
export class RoomLocks implements Locks {
  readonly all = new Cell<readonly Lock[]>([]);
  readonly #desk: LateDesk<Code, LockDesk>;

  constructor(open: (code: Code, face: RoomLocks) => LockDesk) {
    this.#desk = new LateDesk(desks, (code) => open(code, this));
  }

  /** Null where nothing has to be waited for. */
  equip(kind: KindModel | null): Promise<unknown> | null {
    return kind?.locks === true && this.#desk.now === null ? this.#desk.want() : null;
  }

  on(type: string, id: string): Readable<Lock | null> {
    return select(this.all, (locks) => locks.find((lock) => lock.type === type && lock.id === id) ?? null);
  }

  async acquire(type: string, id: string, { takeOver = false } = {}): Promise<Lock> {
    return (this.#desk.now ?? (await this.#desk.want())).ask(type, id, takeOver ? { takeOver } : {});
  }

  async renew(type: string, id: string): Promise<Lock> {
    return (this.#desk.now ?? (await this.#desk.want())).renew(type, id);
  }

  release(type: string, id: string): void {
    this.#desk.now?.release(type, id);
  }

  hold(type: string, id: string): LockHold {
    const here = this.#desk.now;
    if (here !== null) return here.hold(type, id);
    const state = new Cell<LockHoldState>({ name: 'asking' });
    let hold: LockHold | null = null;
    let over = false;
    const take = (desk: LockDesk) => {
      if (over || hold !== null) return;
      const mine = (hold = desk.hold(type, id));
      const follow = () => state.set(mine.state.get());
      follow();
      mine.state.subscribe(follow);
    };
    const open = () => void this.#desk.want().then(take, () => state.set({ name: 'refused', code: 'offline' }));
    open();
    return {
      state,
      acquire: (how) => (hold === null ? open() : hold.acquire(how)),
      release: () => {
        over = true;
        hold?.release();
      },
    };
  }

  /** The room is joined (again): what is held is asked for before anybody else can. */
  up(): void {
    this.#desk.also((desk) => desk.up());
  }

  /** J2: all there are. */
  replace(locks: readonly Lock[]): void {
    this.#desk[locks.length > 0 ? 'tell' : 'also']((desk) => desk.replace(locks));
  }

  take(lock: Lock, ref?: string): void {
    this.#desk.tell((desk) => desk.take(lock, ref));
  }

  /** False where the error is about something else. */
  refused(frame: ErrorFrame): boolean {
    return this.#desk.now?.refused(frame) === true;
  }

  down(): void {
    this.#desk.also((desk) => desk.down());
  }

  /** L3: the tokens of the locks held here that these operations need. */
  tokens(kind: KindModel, ops: readonly Op[], reference: (type: string, id: string, field: string) => unknown): readonly LockToken[] {
    return this.#desk.now?.tokens(kind, ops, reference) ?? [];
  }
}
