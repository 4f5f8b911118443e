import type { Invitations } from './api-invitations';
import type { Inbox } from './api-pages';
import type { ClientOptions, Connection, Metrics, Room, Storage, TandemClient } from './api';
import type { Rooms } from './api-rooms';
import type { Kind } from './kinds/kind';
import type { IsKind } from './kinds/types/types';
import { defaultLimits, type Limits } from './limits';
import { type Carriers, Link } from './net/driver';
import { Meter } from './net/meter';
import { Rest } from './net/rest';
import { TandemError } from './errors';
import { late, LateSocket } from './late';
import type { RestSocketParts } from './net/rest-socket';
import type { snapshotInPages } from './net/snapshot-pages';
import { browserPlatform } from './browser-platform';
import type { Platform, Socket } from './platform';
import { bytes, decode, encode } from './protocol/codec';
import type { ClientFrame, ServerFrame } from './protocol/frames';
import type { Notification } from './protocol/messages';
import { Cell, type Readable } from './readable';
import { OpenRoom } from './room/open-room';
import type { RoomLink } from './room/session-host';
import { Bus } from './tabs/bus';
import type { Vault } from './vault/vault';

/** One room however often it is opened; it outlives its last release by a moment. */
interface Held {
  readonly room: OpenRoom;
  holders: number;
  cancel: (() => void) | null;
}

/** What the client would make for itself. */
interface Inside {
  readonly vault?: Promise<Vault>;
  readonly rest?: (parts: RestSocketParts) => Socket;
  readonly pages?: typeof snapshotInPages;
}

const restSocket = (parts: RestSocketParts): Socket => new LateSocket(async () => new (await import('./net/rest-socket')).RestSocket(parts));
const inPages = late(() => import('./net/snapshot-pages'));
const pages = late(() => import('./net/rest-pages') as Promise<Pick<typeof import('./net/rest-pages'), 'history' | 'activityOf'>>);

/**
 * The whole SDK behind one object: one socket, one vault, any number of rooms.
 * @see createClient
 */
export class Client implements TandemClient {
  readonly user: string;
  readonly rooms: Rooms;
  readonly inbox: Inbox;
  readonly invitations: Invitations;
  readonly connection: Readable<Connection>;
  readonly metrics: Readable<Metrics>;
  readonly storage = new Cell<Storage>({ durable: true });
  readonly #platform: Platform;
  readonly #limits: Limits;
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #rest: Rest;
  readonly #link: Link;
  readonly #meter: Meter;
  readonly #bus: Bus;
  readonly #vault: Promise<Vault>;
  readonly #lane: string;
  readonly #snapshotInPages: typeof snapshotInPages;
  readonly #held = new Map<string, Held>();
  /** Rooms that are still writing after they were closed. */
  readonly #closing = new Map<string, Promise<void>>();
  /** Which beat a pong answers, by the `ref` it carries. */
  readonly #beats = new Map<string, number>();
  readonly #notified = new Set<(notification: Notification) => void>();
  #lastId = 0;

  constructor({ baseUrl, auth, kinds, platform = browserPlatform(), limits, offline = true }: ClientOptions, { vault, rest = restSocket, pages: wholeRoom = inPages.snapshotInPages }: Inside = {}) {
    this.user = auth.user;
    this.#platform = platform;
    this.#limits = { ...defaultLimits, ...limits };
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
    this.#rest = new Rest(platform, baseUrl, auth, this.#limits.restMs);
    this.#vault = vault ?? import('./vault/open-vault').then(({ openVault }) => openVault(platform, auth.user, this.storage, offline));
    this.#bus = new Bus(platform, auth.user, () => this.#forgotten());
    // Tabs that cannot take turns must not share numbers.
    this.#lane = platform.locks === null ? platform.id() : 'shared';
    this.#snapshotInPages = wholeRoom;
    this.#meter = new Meter(platform.clock, () => this.#oldest());
    this.metrics = this.#meter.metrics;
    const carriers: Carriers = {
      ticket: () => this.#rest.ticket(),
      rest: () => rest({ rest: this.#rest, clock: platform.clock, network: platform.network, limits: this.#limits, random: () => platform.random() }),
    };
    this.#link = new Link(platform, this.#limits, carriers, {
      up: () => this.#each(({ engine }) => engine.up()),
      down: () => this.#down(),
      message: (text) => this.#hear(text),
      ping: (beat) => this.#ping(beat),
      trip: (ms) => this.#meter.trip(ms),
    });
    this.connection = this.#link.connection;
    this.connection.subscribe(() => this.#meter.connection(this.connection.get()));
    // The storage failed: what it held may be with another client now.
    this.storage.subscribe(() => this.#each(({ engine }) => engine.reload()));
    const subscribe = (fn: (notification: Notification) => void) => {
      this.#notified.add(fn);
      return () => this.#notified.delete(fn);
    };
    this.inbox = late(async () => (await import('./net/rest-pages')).inboxOver(this.#rest), {
      subscribe,
      kept: async () => (await this.#vault).inbox(),
      keep: async (items: readonly Notification[]) => (await this.#vault).saveInbox(items),
    });
    this.invitations = late(async () => (await import('./net/rest-invitations')).invitationsOver(this.#rest));
    const device = { vault: this.#vault, bus: this.#bus, unsent: (id: string) => this.#unsent(id), open: (id: string) => this.#held.get(id), close: (id: string) => this.#close(id) };
    this.rooms = late(async () => (await import('./net/rest-rooms')).roomsOver(this.#rest, device), { known: async () => (await this.#vault).known() });
  }

  start(): void {
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#link.stop();
    await Promise.all([...this.#held.values()].map(({ room }) => room.engine.ledger.outbox.shared.flushed()));
  }

  retryNow(): void {
    this.#link.retryNow();
  }

  open<K extends IsKind<K> = Record<never, never>>(roomId: string): Room<K> {
    const held = this.#held.get(roomId) ?? this.#hold(roomId);
    held.cancel?.();
    held.cancel = null;
    held.holders++;
    // What a kind has is known to the compiler alone.
    return held.room as unknown as Room<K>;
  }

  waiting(): Promise<number> {
    return this.#unsent();
  }

  async signOut({ discard = false }: { readonly discard?: boolean } = {}): Promise<void> {
    const count = discard ? 0 : await this.#unsent();
    if (count > 0) throw new TandemError('unsent-work', { detail: { count } });
    this.#link.stop();
    const vault = await this.#vault;
    await Promise.all([...this.#held.keys()].map((id) => this.#close(id)));
    await vault.wipe();
    vault.close();
    this.#bus.signOut();
    this.#bus.close();
  }

  /** Another tab signed out: what this one would write nobody could read. */
  async #forgotten(): Promise<void> {
    this.#link.refuse('needs-auth', 'signed-out');
    await Promise.all([...this.#held.keys()].map((id) => this.#close(id)));
    (await this.#vault).close();
  }

  /** What waits in a room or in all, also what is still on its way to the disk. */
  async #unsent(only?: string): Promise<number> {
    const stored = await (await this.#vault).waitingCount(only);
    const rooms = [...this.#held].flatMap(([id, { room }]) => (only === undefined || id === only ? room : []));
    return rooms.reduce((sum, { sync }) => sum + (sync.get().storing ?? 0), stored);
  }

  #hold(id: string): Held {
    const parts = { id, user: this.user, lane: this.#lane, platform: this.#platform, limits: this.#limits, kinds: this.#kinds, vault: this.#vault, bus: this.#bus, link: this.#roomLink() };
    const held: Held = { room: new OpenRoom(parts, () => this.#release(id)), holders: 0, cancel: null };
    this.#held.set(id, held);
    const before = this.#closing.get(id) ?? Promise.resolve();
    before.then(() => held.room.engine.load()).catch((cause: unknown) => this.#platform.report('not-loaded', cause));
    return held;
  }

  #release(id: string): void {
    const held = this.#held.get(id);
    if (held === undefined || --held.holders > 0) return;
    held.cancel = this.#platform.clock.after(this.#limits.releaseMs, () => void this.#close(id));
  }

  async #close(id: string): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return this.#closing.get(id);
    this.#held.delete(id);
    const closing = held.room.engine.close();
    this.#closing.set(id, closing);
    await closing;
    if (this.#closing.get(id) === closing) this.#closing.delete(id);
  }

  #roomLink(): RoomLink {
    const link = this.#link;
    return {
      get up() {
        return link.connection.get().transport !== 'none';
      },
      nextId: () => `r${++this.#lastId}`,
      get poor() {
        return link.connection.get().quality === 'poor';
      },
      send: (frame) => this.#say(frame),
      reset: (reason) => link.reset(reason),
      refuse: (final, reason) => (final === 'needs-auth' ? link.expired(reason) : link.refuse(final, reason)),
      snapshot: (href, reading, loaded) => this.#snapshotInPages(this.#rest, href, reading, link.connection.get().quality === 'poor' ? this.#limits.poorPageEntities : this.#limits.pageEntities, loaded),
      history: (room, type, id, page) => pages.history(this.#rest, room, type, id, page),
      activity: (room, filter) => pages.activityOf(this.#rest, room, filter),
    };
  }

  #down(): void {
    this.#beats.clear();
    this.#each(({ engine }) => engine.down());
  }

  /** One beat: a ping for each room, so that each learns its head (P3); without rooms a bare one. */
  #ping(beat: number): void {
    this.#beats.clear();
    const rooms = [...this.#held.values()].filter(({ room }) => room.engine.live);
    for (const { room } of rooms) this.#pingFor(beat, { room: room.id, seq: room.engine.ledger.replica.seq });
    if (rooms.length === 0) this.#pingFor(beat, {});
  }

  #pingFor(beat: number, where: { room?: string; seq?: number }): void {
    const id = `p${++this.#lastId}`;
    this.#beats.set(id, beat);
    this.#say({ action: 'ping', id, ...where });
  }

  #say(frame: ClientFrame): void {
    const text = encode(frame);
    if (this.connection.get().transport !== 'none') this.#meter.said(bytes(text));
    this.#link.send(text);
  }

  /** When the mutation that waits longest in an open room was made. */
  #oldest(): number | undefined {
    const made = [...this.#held.values()].flatMap(({ room }) => room.engine.ledger.outbox.entries.map(({ intent }) => intent.createdAt));
    return made.toSorted((a, b) => a - b)[0];
  }

  #hear(text: string): void {
    this.#meter.heard(bytes(text));
    const decoded = decode(text);
    if (decoded.kind === 'frame') this.#frame(decoded.frame);
    else if (decoded.kind === 'broken') this.#platform.report('broken-frame', decoded.why);
  }

  #frame(frame: ServerFrame): void {
    const beat = 'ref' in frame && frame.ref !== undefined ? this.#beats.get(frame.ref) : undefined;
    if (frame.type === 'notification') for (const fn of this.#notified) fn(frame.notification);
    if (frame.type === 'pong' && beat !== undefined) this.#link.pong(beat);
    if (frame.type === 'error' && frame.room === undefined) {
      if (frame.then === 'sign-in') return this.#link.expired(frame.code);
      return this.#each(({ engine }) => engine.error(frame));
    }
    const held = 'room' in frame && frame.room !== undefined ? this.#held.get(frame.room)?.room : undefined;
    if (held === undefined) return;
    if (frame.type === 'joined') this.#meter.anew(held.id);
    // Of what was asked for nothing is missing or too much: only what came by itself counts.
    if (frame.type === 'changes' && frame.ref === undefined) this.#meter.told(held.id, frame.commits.flatMap((part) => ('seq' in part ? part.seq : [])), held.engine.ledger.replica.seq);
    held.engine.frame(frame);
  }

  #each(work: (room: OpenRoom) => void): void {
    for (const { room } of this.#held.values()) work(room);
  }
}

/** The entry of the SDK. Nothing is connected before `start()`; rooms can be opened at any time, offline too. */
export function createClient(options: ClientOptions): TandemClient {
  return new Client(options);
}
