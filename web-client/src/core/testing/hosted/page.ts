import type { Handle, LockHold } from '../../api';
import { Client } from '../../client';
import { TandemError } from '../../errors';
import type { Kind } from '../../kinds/kind';
import type { Limits } from '../../limits';
import { RestSocket } from '../../net/rest-socket';
import { snapshotInPages } from '../../net/snapshot-pages';
import type { Entity, Op } from '../../protocol/messages';
import { namesEntity } from '../../protocol/ops';
import { PendingHandle } from '../../room/handle';
import type { OpenRoom } from '../../room/open-room';
import { FailoverVault } from '../../vault/failover-vault';
import { MemoryVault } from '../../vault/memory-vault';
import type { FakeBrowser, FakeTab, Outside } from '../fake-browser';
import { type Flaw, FLAWS } from '../flaws';
import type { Host } from './host';

/** What the pages of a host are about. */
export interface Setting {
  readonly room: string;
  readonly kinds: readonly Kind[];
  readonly limits: Partial<Limits>;
}

/** Name of the state of the room, its epoch and position, how many mutations wait, and for which client; the state itself where the position is another. */
export type Stand = readonly [name: string, epoch: string, seq: number, waiting: number, client: string, entities: readonly Entity[] | null];

export interface Opening {
  readonly user: string;
  readonly browser: FakeBrowser;
  readonly outside: Outside;
  readonly setting: Setting;
  /** A bug that is planted; none has no name. */
  readonly flaw: string;
}

/** What was taken up by something that waits, and by what. */
const into = new WeakMap<Handle, Handle>();
const follow = PendingHandle.prototype.follow;
PendingHandle.prototype.follow = function (this: PendingHandle, handle: Handle): void {
  into.set(this, handle);
  follow.call(this, handle);
};

function sentAs(handle: Handle): string {
  const taker = into.get(handle);
  return taker === undefined ? handle.id : sentAs(taker);
}

/** Keeps as it was told to, and says so to the host. */
class ToldVault extends MemoryVault {
  readonly #host: Host;
  readonly #page: number;

  constructor(host: Host, page: number, ...memory: ConstructorParameters<typeof MemoryVault>) {
    super(...memory);
    this.#host = host;
    this.#page = page;
  }

  override async allot(...how: Parameters<MemoryVault['allot']>): ReturnType<MemoryVault['allot']> {
    const rows = await super.allot(...how);
    for (const { id, sent } of rows) if (sent !== null) this.#host.numbered(this.#page, id, sent.client, sent.n);
    return rows;
  }

  /** Undone by its person before it was ever sent. */
  override async discard(...how: Parameters<MemoryVault['discard']>): ReturnType<MemoryVault['discard']> {
    const discarded = await super.discard(...how);
    if (discarded === true) this.#host.setAside(this.#page, how[1]);
    return discarded;
  }

  override renew(...how: Parameters<MemoryVault['renew']>): ReturnType<MemoryVault['renew']> {
    for (const { id } of how[4]) this.#host.setAside(this.#page, id);
    return super.renew(...how);
  }
}

/** One tab with the app, on a browser that a host plays with. */
export class HostedPage {
  readonly tab: FakeTab;
  readonly client: Client;
  readonly room: OpenRoom;
  readonly #host: Host;
  readonly #no: number;
  readonly #holds = new Map<string, LockHold>();
  /** What was told to the host of the reports of this page. */
  #reported = 0;
  #told = '';
  #position = '';

  constructor(host: Host, no: number, { user, browser, outside, setting, flaw }: Opening) {
    this.#host = host;
    this.#no = no;
    this.tab = browser.tab(outside, new ToldVault(host, no, outside.clock, browser.disk));
    const mirror = new ToldVault(host, no, outside.clock);
    const vault = new FailoverVault(this.tab.vault, mirror, () => this.client.storage.set({ durable: false, reason: 'failed' }));
    const { kinds, limits, room } = setting;
    this.client = new Client({ baseUrl: '', auth: { user, token: async () => user }, kinds, platform: this.tab.platform, limits }, { vault: Promise.resolve(vault), rest: (parts) => new RestSocket(parts), pages: snapshotInPages });
    this.room = this.client.open(room) as OpenRoom;
    this.room.ready.catch(() => {});
    if (flaw !== '') planted(flaw)(this, outside);
    this.client.start();
  }

  /** Answers the code of a refusal, or nothing. */
  mutate(label: string, ops: readonly Op[]): string {
    return this.#attempt(() => this.room.mutate(label, ops));
  }

  takeBack(redo: boolean, anyway: boolean): string {
    return this.#attempt(() => {
      // Its handle speaks of a step, which may be several mutations or none: what is not sent yet goes out of the queue.
      if (redo) this.room.redo({ anyway });
      else this.room.undo({ anyway });
      return null;
    });
  }

  /** The first that was refused once more, or off the list. */
  review(again: boolean): void {
    const [first] = this.room.rejected.get();
    if (first === undefined) return;
    if (again) this.room.retry(first.id).then((handle) => this.#follow(handle), () => {});
    else this.room.dismiss(first.id).catch(() => {});
  }

  lock(type: string, id: string, takeOver: boolean): void {
    const held = this.#holds.get(`${type}/${id}`);
    if (held === undefined) this.#holds.set(`${type}/${id}`, this.room.locks.hold(type, id));
    else if (takeOver) held.acquire({ takeOver });
    else if (this.#holds.delete(`${type}/${id}`)) held.release();
  }

  /** How it stands; null where it stands as it did when this was asked last. */
  changed(): Stand | null {
    this.#tell();
    const { ledger } = this.room.engine;
    const { base } = ledger.replica;
    const stand = [this.room.state.get().name, base?.epoch ?? '', base?.seq ?? 0, ledger.outbox.entries.length, ledger.outbox.client.client] as const;
    const position = `${stand[1]}@${stand[2]}`;
    if (stand.join() === this.#told) return null;
    this.#told = stand.join();
    if (position === this.#position) return [...stand, null];
    this.#position = position;
    return [...stand, base === null ? null : [...base.entities()]];
  }

  /** Which entities waiting mutations are about. */
  queued(): readonly (readonly [type: string, id: string])[] {
    return this.room.engine.ledger.outbox.entries.flatMap(({ intent }) => intent.ops.flatMap((op) => (namesEntity(op) ? [[op.type, op.id] as const] : [])));
  }

  #attempt(work: () => Handle | null): string {
    try {
      const handle = work();
      if (handle !== null) this.#follow(handle);
      return '';
    } catch (refusal) {
      if (refusal instanceof TandemError) return refusal.code;
      throw refusal;
    }
  }

  #follow(handle: Handle): void {
    const { tab, client } = this;
    handle.local.then(
      () => tab.alive && client.storage.get().durable && this.#host.kept(this.#no, sentAs(handle)),
      () => {},
    );
    void handle.server.then((outcome) => tab.alive && this.#host.claimed(this.#no, sentAs(handle), outcome));
  }

  #tell(): void {
    const { reports } = this.tab;
    for (; this.#reported < reports.length; this.#reported++) {
      const report = reports[this.#reported];
      if (report !== undefined) this.#host.report(this.#no, `${report.problem}: ${String(report.cause)}`);
    }
  }
}

function planted(name: string): Flaw {
  const flaw = new Map<string, Flaw>(Object.entries(FLAWS)).get(name);
  if (flaw === undefined) throw new Error(`there is no flaw ${name}`);
  return flaw;
}
