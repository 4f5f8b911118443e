import type { LockHold, LockHoldState, Locks } from '../api';
import { TandemError } from '../errors';
import type { KindModel } from '../kinds/model';
import { Late } from '../late';
import type { Clock } from '../platform';
import type { ClientFrame, ErrorFrame } from '../protocol/frames';
import type { Lock, LockToken, Op } from '../protocol/messages';
import { namesEntity } from '../protocol/ops';
import { Cell, type Readable, select } from '../readable';
import type { LockDesk } from '../collaboration/lock-desk';

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

/** Loaded when somebody asks for a lock. */
export const desks = new Late(() => import('../collaboration/lock-desk'));

export const keyOf = (type: string, id: string) => `${type}/${id}`;

/** Who may change what at the moment (L), as far as this device was told. Who wants a lock asks at the {@link LockDesk}. */
export class RoomLocks implements Locks {
  readonly all = new Cell<readonly Lock[]>([]);
  readonly #host: LocksHost;
  readonly #known = new Map<string, Lock>();
  readonly #silences = new Map<string, () => void>();
  #desk: LockDesk | null = null;

  constructor(host: LocksHost) {
    this.#host = host;
  }

  on(type: string, id: string): Readable<Lock | null> {
    return select(this.all, (locks) => locks.find((lock) => lock.type === type && lock.id === id) ?? null);
  }

  async acquire(type: string, id: string, { takeOver = false } = {}): Promise<Lock> {
    return (this.#here() ?? (await this.#open())).ask(type, id, takeOver ? { takeOver } : {});
  }

  async renew(type: string, id: string): Promise<Lock> {
    const held = this.mine(type, id);
    if (held === undefined) throw new TandemError('lock-required');
    return (this.#here() ?? (await this.#open())).ask(type, id, { token: held.token });
  }

  /** Once what was made under it is decided: the server would refuse what comes after. */
  release(type: string, id: string): void {
    const held = this.mine(type, id);
    if (held === undefined || !this.#host.live()) return;
    const undecided = this.#host.undecided(held);
    if (undecided.length === 0) return this.#giveBack(held);
    void Promise.all(undecided).then(() => {
      const stillMine = this.#host.live() && this.mine(type, id)?.token === held.token;
      if (stillMine && this.#desk?.keeps(keyOf(type, id)) !== true) this.#giveBack(held);
    });
  }

  hold(type: string, id: string): LockHold {
    const here = this.#here();
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
    const open = () => void this.#open().then(take, () => state.set({ name: 'refused', code: 'offline' }));
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
    this.#desk?.up();
  }

  /** J2: all there are. */
  replace(locks: readonly Lock[]): void {
    this.#known.clear();
    this.#stopListening();
    for (const lock of locks) this.#learn(keyOf(lock.type, lock.id), lock);
    this.#tell();
    this.#desk?.told();
  }

  /** L2: an older word that comes late says nothing. */
  take(lock: Lock, ref?: string): void {
    const key = keyOf(lock.type, lock.id);
    const before = this.#known.get(key);
    if (before === undefined || isNewer(lock, before)) this.#learn(key, lock);
    this.#tell();
    this.#desk?.answered(ref)?.resolve(lock);
    this.#desk?.told(key);
  }

  /** False where the error is about something else. */
  refused(frame: ErrorFrame): boolean {
    return this.#desk?.refused(frame) === true;
  }

  down(): void {
    this.#stopListening();
    this.#desk?.down();
  }

  /** L3: the tokens of the locks held here that these operations need; all of them where only the server knows what an operation changes. */
  tokens(kind: KindModel, ops: readonly Op[], reference: (type: string, id: string, field: string) => unknown): LockToken[] {
    const blind = ops.every(namesEntity) ? [] : [...this.#known.values()].flatMap(({ type, id }) => this.mine(type, id) ?? []);
    const tokens = ops.filter(namesEntity).flatMap((op): LockToken[] => {
      const by = kind.entity(op.type)?.lock;
      if (by === undefined || by === false) return [];
      const target = by === true ? op : { type: kind.field(op.type, by.of)?.to ?? '', id: (op.op === 'create' ? op.fields[by.of] : undefined) ?? reference(op.type, op.id, by.of) };
      const held = typeof target.id === 'string' ? (this.mine(target.type, target.id) ?? this.#desk?.kept(keyOf(target.type, target.id))) : undefined;
      return held === undefined ? [] : [tokenOf(held)];
    });
    return [...new Map([...tokens, ...blind.map(tokenOf)].map((token) => [keyOf(token.type, token.id), token])).values()];
  }

  #giveBack({ type, id, token }: Lock): void {
    this.#host.send({ action: 'unlock', room: this.#host.room, client: this.#host.client(), type, entity: id, token });
  }

  /** A lock of others that nobody speaks of any more has run out, or was given back by a word that got lost. */
  #learn(key: string, lock: Lock): void {
    const { clock, lockSilenceMs } = this.#host;
    this.#known.set(key, lock);
    this.#silences.get(key)?.();
    this.#silences.delete(key);
    if (lock.holder === null || lock.holder.client === this.#host.client()) return;
    const silent = () => {
      this.#silences.delete(key);
      this.#known.delete(key);
      this.#tell();
      this.#desk?.told(key);
    };
    this.#silences.set(key, clock.after(lockSilenceMs, silent));
  }

  #stopListening(): void {
    for (const cancel of this.#silences.values()) cancel();
    this.#silences.clear();
  }

  /** What is known of a lock, held by somebody or not. */
  known(key: string): Lock | null {
    return this.#known.get(key) ?? null;
  }

  /** The lock that is held here. */
  mine(type: string, id: string): Lock | undefined {
    const lock = this.#known.get(keyOf(type, id));
    return lock?.holder?.client === this.#host.client() ? lock : undefined;
  }

  /** Null until the code for it is there. */
  #here(): LockDesk | null {
    return (this.#desk ??= desks.now && new desks.now.LockDesk(this, this.#host));
  }

  async #open(): Promise<LockDesk> {
    const { LockDesk } = await desks.want();
    return (this.#desk ??= new LockDesk(this, this.#host));
  }

  #tell(): void {
    this.all.set([...this.#known.values()].filter(({ holder }) => holder !== null));
  }
}

const tokenOf = ({ type, id, token }: Lock): LockToken => ({ type, id, token });

/** L2: the higher token, then the released one, then the later end. */
function isNewer(lock: Lock, than: Lock): boolean {
  if (lock.token !== than.token) return lock.token > than.token;
  if ((lock.holder === null) !== (than.holder === null)) return lock.holder === null;
  return lock.until >= than.until;
}
