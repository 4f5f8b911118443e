import { defaultLimits, type Limits } from '../limits';
import type { Reading, SnapshotBody } from '../net/reading';
import type { Ack, ClientFrame, Joined, ServerFrame } from '../protocol/frames';
import type { Change, Commit, Op, Outcome } from '../protocol/messages';
import type { Decided } from '../protocol/schema';
import { Digest } from '../replica/digest';
import { OpenRoom } from '../room/open-room';
import { Bus } from '../tabs/bus';
import { FakeBrowser, type FakeTab } from './fake-browser';
import { testKind } from './kinds';
import { aWorld, ROOM } from './world';

type Sent<A extends ClientFrame['action']> = Extract<ClientFrame, { action: A }>;

let worlds = 0;

/** A room whose server is the test: it reads what was sent, and answers by hand. */
export class ScriptedRoom {
  /** Of its own, so that ids of two tabs differ. */
  readonly world = aWorld(++worlds);
  readonly room: OpenRoom;
  readonly tab: FakeTab;
  readonly sent: ClientFrame[] = [];
  readonly resets: string[] = [];
  readonly refusals: string[] = [];
  /** The digests of the log as the script writes it. */
  readonly #digest = new Digest();
  readonly #seqs = new Map<string, number>();
  snapshot: () => Promise<SnapshotBody> = () => Promise.reject(new Error('no snapshot'));
  up = true;

  constructor(browser = new FakeBrowser(), limits: Partial<Limits> = {}) {
    this.tab = browser.tab(this.world);
    let ids = 0;
    const { platform } = this.tab;
    const link = {
      poor: false,
      nextId: () => `q${++ids}`,
      send: (frame: ClientFrame) => void this.sent.push(frame),
      reset: (reason: string) => void this.resets.push(reason),
      refuse: (final: string, reason: string) => void this.refusals.push(`${final}: ${reason}`),
      snapshot: (_: string, reading: Reading) => {
        reading.receipt = reading.now;
        return this.snapshot();
      },
      history: () => Promise.resolve({ versions: [] }),
      activity: () => Promise.resolve({ activity: [] }),
    };
    const linked = Object.defineProperty(link, 'up', { get: () => this.up }) as typeof link & { up: boolean };
    const parts = { id: ROOM, user: 'ann', lane: 'shared', platform, limits: { ...defaultLimits, ...limits }, kinds: new Map([[testKind.kind, testKind]]), vault: Promise.resolve(this.tab.vault) };
    this.room = new OpenRoom({ ...parts, link: linked, bus: new Bus(platform, 'ann', () => {}) }, () => {});
    this.room.ready.catch(() => {});
  }

  /** Opened and joined, at the state after the founding commit. */
  static async joined(browser?: FakeBrowser, limits?: Partial<Limits>): Promise<ScriptedRoom> {
    const script = new ScriptedRoom(browser, limits);
    await script.load();
    const founding = script.commit(1, [{ op: 'create', type: 'list', id: 'list', fields: { title: 'List' } }], { client: 'founding' });
    await script.hear(script.joined({ head: 1, catchUp: { mode: 'snapshot', seq: 1, digest: founding.digest, entities: [founded(founding)] } }));
    return script;
  }

  async load(): Promise<void> {
    await this.room.engine.load();
    await this.settle();
  }

  settle(): Promise<void> {
    return this.world.clock.run(0);
  }

  pass(ms: number): Promise<void> {
    return this.world.clock.run(ms);
  }

  async hear(...frames: readonly ServerFrame[]): Promise<void> {
    for (const frame of frames) this.room.engine.frame(frame);
    await this.settle();
  }

  last<A extends ClientFrame['action']>(action: A): Sent<A> {
    const found = this.all(action).at(-1);
    if (found === undefined) throw new Error(`no ${action} was sent`);
    return found;
  }

  all<A extends ClientFrame['action']>(action: A): Sent<A>[] {
    return this.sent.filter((frame): frame is Sent<A> => frame.action === action);
  }

  /** The answer to the last join. */
  joined(more: Partial<Joined>): Joined {
    const digest = this.#digest.toString();
    return {
      type: 'joined',
      ref: this.last('join').id,
      room: ROOM,
      epoch: 'e1',
      kind: testKind.kind,
      kindVersion: 1,
      title: 'Trip',
      user: 'ann',
      role: 'editor',
      members: [],
      receipt: { last: 0 },
      head: 1,
      digest,
      here: [],
      catchUp: { mode: 'delta', commits: [], more: false },
      ...more,
    };
  }

  /** A commit of the log with the right digest; commits are to be made in the order of the log. */
  commit(seq: number, changes: readonly Change[], { client = 'other', n = [0, 0] as readonly [number, number], ...more }: Partial<Commit> & { client?: string } = {}): Commit {
    for (const { type, id, op } of changes) {
      const before = this.#seqs.get(`${type}/${id}`);
      if (before !== undefined) this.#digest.toggle(type, id, before);
      this.#seqs.delete(`${type}/${id}`);
      if (op === 'delete') continue;
      this.#digest.toggle(type, id, seq);
      this.#seqs.set(`${type}/${id}`, seq);
    }
    return { seq, at: 1, by: { user: 'ann', client }, n, changes, digest: this.#digest.toString(), ...more };
  }

  changes(...commits: Commit[]): ServerFrame {
    return { type: 'changes', room: ROOM, epoch: 'e1', commits };
  }

  /** The answer to the last update. */
  ack(outcomes: readonly Decided[], commit?: Commit): Ack {
    const { id, client } = this.last('update');
    return { type: 'ack', ref: id, room: ROOM, client, last: outcomes.at(-1)?.n ?? 0, outcomes: [...outcomes], ...(commit !== undefined && { commit }) };
  }

  synced(...commits: Commit[]): ServerFrame {
    return { type: 'changes', ref: this.last('sync').id, room: ROOM, epoch: 'e1', commits };
  }

  /** The link goes, `work` is done without one, the link comes back and the room is joined again. */
  async offlineFor(work: () => void | Promise<void>, more: Partial<Joined> = {}): Promise<void> {
    this.up = false;
    this.room.engine.down();
    await work();
    await this.settle();
    this.up = true;
    this.room.engine.up();
    await this.hear(this.joined(more));
  }

  get items(): string[] {
    return [...(this.room.entities.get().get('item')?.keys() ?? [])].toSorted();
  }

  get seq(): number | undefined {
    return this.room.meta.get()?.seq;
  }

  error(code: string, then: string, ref: string, more: object = {}): ServerFrame {
    return { type: 'error', code, then, ref, room: ROOM, ...more };
  }
}

function founded({ at, by }: Commit) {
  return { type: 'list', id: 'list', seq: 1, fields: { title: 'List' }, fseq: { title: 1 }, stamps: { 1: { at, by: by.user, client: by.client } } };
}

export const add = (id: string, name = 'Tent'): Op => ({ op: 'create', type: 'item', id, fields: { name } });
export const added = (id: string, name = 'Tent'): Change => ({ op: 'create', type: 'item', id, fields: { name, quantity: 1, packed: false } });
export const applied = (n: number, seq?: number): Decided => ({ n, outcome: { status: 'applied', ...(seq !== undefined && { seq }) } satisfies Outcome });
export const rejected = (n: number, code: string): Decided => ({ n, outcome: { status: 'rejected', code } });
