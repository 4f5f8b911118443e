import { type Filter, narrowing } from '../collaboration/filter';
import type { Kind } from '../kinds/kind';
import type { Clock } from '../platform';
import type { ClientFrame } from '../protocol/frames';
import type { Commit, Lock, Where } from '../protocol/messages';
import type { ServerSocket } from './fake-wire';
import { fail, json, refuse, say } from './model-words';
import { goodMood } from './moods';
import { type Fault, Faults } from './faults';
import { presenceAfter, type Shown } from './model-presence';
import { ModelRest } from './model-rest';
import { ModelRoom } from './model-room';
import { difference, excerpts, markOf, shown } from './model-subscriptions';
import type { Random } from './random';

type Frame<A extends ClientFrame['action']> = Extract<ClientFrame, { action: A }>;

interface Joined extends Shown {
  readonly client: string;
  readonly filter: Filter | null;
}

interface Connection {
  readonly user: string;
  readonly socket: ServerSocket;
  readonly joined: Map<string, Joined>;
}

/** Somebody who is here without a socket. */
export interface RestClient {
  say(frame: ClientFrame): void;
  gone(): void;
}

/** A server in memory that keeps `docs/PROTOCOL.md`. Users are known by name: the token is the name. */
export class ModelServer {
  readonly rooms = new Map<string, ModelRoom>();
  readonly moods = goodMood();
  /** Everything the clients said, in order. */
  readonly heard: ClientFrame[] = [];
  readonly rest: ModelRest;
  /** How often filtered clients were told what. */
  readonly told = { whole: 0, difference: 0, entered: 0, left: 0, skipped: 0, resets: 0 };
  readonly faults: Faults;
  /** Frames in which a client left out a number: what nobody who waits for answers can do (U1). */
  gaps = 0;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #connections = new Set<Connection>();
  readonly #tickets = new Map<string, string>();
  /** V5: filters by the marks that were given out. */
  readonly #filters = new Map<string, Filter>();
  #lastTicket = 0;

  constructor(clock: Clock, random: Random, faults = new Faults()) {
    this.faults = faults;
    this.#clock = clock;
    this.#random = random;
    this.rest = new ModelRest(this, clock);
  }

  create(id: string, kind: Kind, owner: string): ModelRoom {
    const room = new ModelRoom(kind, owner, this.#clock.now());
    this.rooms.set(id, room);
    return room;
  }

  room(id: string): ModelRoom {
    const room = this.rooms.get(id);
    if (room === undefined) throw new Error(`no room ${id}`);
    return room;
  }

  revoke(id: string, user: string): void {
    this.room(id).members.delete(user);
    for (const { user: other, socket, joined } of this.#connections) {
      if (other === user && joined.delete(id)) say(socket, { type: 'revoked', room: id, reason: 'removed' });
    }
  }

  sayToAll = (frame: object): void => this.#connections.forEach(({ socket }) => say(socket, frame));

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const user = (init.headers as { readonly authorization?: string }).authorization?.replace('Bearer ', '') ?? '';
    if (url.endsWith('/api/tickets')) return this.#ticket(user);
    return this.rest.fetch(user, url, init);
  }

  /** One word without a socket, and the first answer to it. */
  ask(user: string, frame: ClientFrame, as: { readonly room: string; readonly client: string; readonly filter: Filter | null }): object | undefined {
    const said: object[] = [];
    const socket: ServerSocket = { protocols: [], onmessage: () => {}, onclose: () => {}, send: (text) => void said.push(JSON.parse(text) as object), close: () => {} };
    this.#hear({ user, socket, joined: new Map([[as.room, { client: as.client, status: 'online' as const, filter: as.filter }]]) }, frame);
    return said[0];
  }

  present(user: string, room: string, client: string): RestClient {
    const socket: ServerSocket = { protocols: [], onmessage: () => {}, onclose: () => {}, send: () => {}, close: () => {} };
    const connection: Connection = { user, socket, joined: new Map([[room, { client, status: 'online', filter: null }]]) };
    this.#connections.add(connection);
    this.#tell(room, connection, { type: 'presence', room, client, user, name: user, status: 'online' });
    return { say: (frame) => this.#hear(connection, frame), gone: () => this.#gone(connection) };
  }

  accept(socket: ServerSocket): void {
    const ticket = socket.protocols[1]?.replace('ticket.', '') ?? '';
    const user = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (user === undefined) return socket.close(1006);
    const connection: Connection = { user, socket, joined: new Map() };
    this.#connections.add(connection);
    socket.onmessage = (text) => this.#hear(connection, JSON.parse(text) as ClientFrame);
    socket.onclose = () => this.#gone(connection);
  }

  #ticket(user: string): Response {
    if (user === 'nobody') return json({ code: 'signed-out', status: 401 }, { status: 401 });
    const ticket = `t${++this.#lastTicket}`;
    this.#tickets.set(ticket, user);
    return json({ ticket, url: 'ws://test', protocol: 'tandem.v1', expiresAt: 0 }, { status: 201 });
  }

  #gone(connection: Connection): void {
    this.#connections.delete(connection);
    for (const [room, { client }] of connection.joined) this.#tell(room, connection, { type: 'presence', room, client, user: connection.user, name: connection.user, status: 'offline' });
  }

  #hear(connection: Connection, frame: ClientFrame): void {
    this.heard.push(frame);
    switch (frame.action) {
      case 'ping':
        return this.#ping(connection, frame);
      case 'join':
        return this.#join(connection, frame);
      case 'leave':
        return void connection.joined.delete(frame.room);
      case 'sync':
        return this.#sync(connection, frame);
      case 'update':
        return this.#update(connection, frame);
      case 'lock':
        return this.#lock(connection, frame);
      case 'unlock':
        return this.#unlock(frame);
      case 'presence':
        return this.#presence(connection, frame);
      case 'subscribe':
      case 'unsubscribe':
        return this.#subscribe(connection, frame);
    }
  }

  #ping({ socket }: Connection, { id, room }: Frame<'ping'>): void {
    const asked = room === undefined ? undefined : this.rooms.get(room);
    say(socket, { type: 'pong', ref: id, at: this.#clock.now(), ...(asked && { room, epoch: asked.epoch, head: asked.head, digest: asked.digest }) });
  }

  #join(connection: Connection, frame: Frame<'join'>): void {
    const { socket, user } = connection;
    const room = this.rooms.get(frame.room);
    const role = room?.members.get(user);
    if (room === undefined || role === undefined) return refuse(socket, frame, 'not-a-member', 'give-up');
    if (!this.#receipt(connection, room, frame)) return;
    connection.joined.set(frame.room, { client: frame.client, status: 'online', filter: narrowing(frame.subscribe ?? null) });
    say(socket, {
      type: 'joined',
      ref: frame.id,
      room: frame.room,
      epoch: room.epoch,
      kind: room.kind.kind.kind,
      kindVersion: 1,
      title: 'Test',
      user,
      role,
      members: [...room.members].map(([member, itsRole]) => ({ user: member, name: member, role: itsRole })),
      locks: room.locks.all(this.#clock.now()),
      receipt: { last: room.receipts.get(frame.client)?.last ?? 0 },
      head: room.head,
      digest: room.digest,
      here: this.#here(frame.room, connection),
      catchUp: this.#catchUp(frame.room, room, frame),
    });
  }

  /** J6. */
  #receipt({ socket, user }: Connection, room: ModelRoom, frame: Frame<'join'>): boolean {
    const receipt = room.receipts.get(frame.client);
    if (receipt === undefined && frame.register !== true) refuse(socket, frame, 'unknown-client', 'new-client');
    else if (receipt !== undefined && receipt.user !== user) refuse(socket, frame, 'client-not-yours', 'give-up');
    else {
      if (receipt === undefined) room.receipts.set(frame.client, { user, last: 0, outcomes: [] });
      return true;
    }
    return false;
  }

  #catchUp(id: string, room: ModelRoom, { epoch, since, client, subscribe }: Frame<'join'>): object {
    const filter = narrowing(subscribe ?? null);
    if (since === undefined) return { mode: 'snapshot', ...this.#state(id, room, filter) };
    const reason = epoch !== room.epoch ? 'epoch-changed' : since > room.head ? 'ahead-of-log' : since < room.floor ? 'below-floor' : null;
    if (reason !== null) this.told.resets++;
    if (reason !== null) return { mode: 'reset', reason, ...this.#state(id, room, filter) };
    const commits = room.since(since);
    if (commits.length > this.moods.deltaMax) this.faults.hit('paged');
    return { mode: 'delta', ...this.#told(room, filter, client, commits.slice(0, this.moods.deltaMax)), more: commits.length > this.moods.deltaMax };
  }

  #state(id: string, room: ModelRoom, filter: Filter | null): object {
    const { seq, digest, entities } = this.#snapshot(room, filter);
    const mark = this.#mark(filter);
    if (this.moods.href) this.faults.hit('byReference');
    if (!this.moods.href) return { seq, digest, entities, ...mark };
    return { href: `/api/rooms/${id}/snapshot${filter === null ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`}`, ...mark };
  }

  #snapshot(room: ModelRoom, filter: Filter | null) {
    return { epoch: room.epoch, seq: room.head, digest: room.digest, entities: shown(room, filter) };
  }

  /** V5. */
  #mark(filter: Filter | null): { readonly filter?: string } {
    if (filter === null) return {};
    const mark = markOf(filter);
    this.#filters.set(mark, filter);
    return { filter: mark };
  }

  /** V2: commits as a client is told of them. */
  #told(room: ModelRoom, filter: Filter | null, client: string, commits: readonly Commit[]): object {
    if (filter === null) return { commits };
    const parts = excerpts(room, filter, client, commits, this.#random);
    const text = JSON.stringify(parts);
    this.told.entered += text.split('"op":"enter"').length - 1;
    this.told.left += text.split('"op":"leave"').length - 1;
    this.told.skipped += text.split('"skip"').length - 1;
    return { ...this.#mark(filter), commits: parts };
  }

  /** V4. */
  #subscribe({ socket, joined }: Connection, frame: Frame<'subscribe' | 'unsubscribe'>): void {
    const room = this.room(frame.room);
    const here = joined.get(frame.room);
    if (here === undefined) return refuse(socket, frame, 'not-joined', 'retry');
    if (this.#random.chance(this.moods.busy)) return refuse(socket, frame, 'busy', 'retry', { retryAfter: 200 });
    if (this.#random.chance(this.moods.fail)) return fail(socket);
    const filter = frame.action === 'subscribe' ? narrowing(frame.filter) : null;
    joined.set(frame.room, { ...here, filter });
    if (this.#random.chance(this.moods.fail)) return fail(socket);
    const from = frame.from === undefined ? null : this.#filters.get(frame.from);
    const known = frame.epoch === room.epoch && frame.since !== undefined && frame.since <= room.head && from !== undefined && !this.#random.chance(0.2);
    const answer = known ? { since: frame.since, seq: room.head, ...this.#mark(filter), ...difference(room, filter, from, frame.since) } : this.#state(frame.room, room, filter);
    this.told[known ? 'difference' : 'whole']++;
    say(socket, { type: 'subscribed', ref: frame.id, room: frame.room, epoch: room.epoch, ...answer });
  }

  #sync({ socket, user, joined }: Connection, frame: Frame<'sync'>): void {
    const room = this.room(frame.room);
    if (!room.members.has(user)) return refuse(socket, frame, 'not-a-member', 'give-up');
    if (frame.epoch !== room.epoch || frame.since > room.head || frame.since < room.floor) return refuse(socket, frame, 'resync', 'resync');
    const here = joined.get(frame.room);
    const commits = room.since(frame.since);
    const more = commits.length > this.moods.deltaMax;
    if (more) this.faults.hit('paged');
    say(socket, { type: 'changes', ref: frame.id, room: frame.room, epoch: room.epoch, ...this.#told(room, here?.filter ?? null, here?.client ?? '', commits.slice(0, this.moods.deltaMax)), head: room.head, ...(more && { more }) });
  }

  #update(connection: Connection, frame: Frame<'update'>): void {
    const { socket, user, joined } = connection;
    const room = this.room(frame.room);
    const receipt = room.receipts.get(frame.client);
    const first = frame.mutations[0]?.n ?? 0;
    if (!room.members.has(user)) return refuse(socket, frame, 'not-a-member', 'give-up');
    if (!joined.has(frame.room)) return refuse(socket, frame, 'not-joined', 'retry');
    if (frame.epoch !== room.epoch) return refuse(socket, frame, 'epoch-changed', 'resync');
    if (receipt?.user !== user) return refuse(socket, frame, 'unknown-client', 'new-client');
    if (first > receipt.last + 1) return this.#gap(socket, frame, receipt.last + 1);
    if (this.strikes('busy', this.moods.busy)) return refuse(socket, frame, 'busy', 'retry', { retryAfter: 200 });
    if (this.strikes('failed', this.moods.fail)) return fail(socket);
    const { commit, outcomes } = room.update(user, frame.client, receipt, frame.mutations, this.#clock.now());
    if (commit !== null) this.#broadcast(frame.room, room, commit);
    if (this.strikes('failed', this.moods.fail)) return fail(socket);
    const told = commit !== null && !this.strikes('bare', this.moods.bare);
    say(socket, { type: 'ack', ref: frame.id, room: frame.room, client: frame.client, last: receipt.last, outcomes, ...(told && { commit }) });
  }

  #lock(connection: Connection, frame: Frame<'lock'>): void {
    const { user, socket } = connection;
    const room = this.room(frame.room);
    const role = room.members.get(user);
    if (role === undefined) return refuse(socket, frame, 'not-a-member', 'give-up');
    if (this.strikes('busy', this.moods.busy)) return refuse(socket, frame, 'busy', 'retry', { retryAfter: 200 });
    const lock = room.locks.acquire({ ...frame, user, role }, this.#clock.now());
    if (typeof lock === 'string') return refuse(socket, frame, lock, 'give-up', lock === 'locked' ? { detail: { lock: room.locks.of(frame.type, frame.entity) } } : {});
    this.#tellLock(frame.room, connection, lock);
    say(socket, { type: 'lock', ref: frame.id, room: frame.room, lock });
  }

  #unlock({ room, client, type, entity, token }: Frame<'unlock'>): void {
    const lock = this.room(room).locks.release(client, type, entity, token, this.#clock.now());
    if (lock !== null) this.#tellLock(room, null, lock);
  }

  /** L1: all members at once, or nearly all. */
  #tellLock(room: string, from: Connection | null, lock: Lock): void {
    for (const { socket, joined } of this.#connections) if (joined.has(room) && socket !== from?.socket && !this.strikes('untold', this.moods.untold)) say(socket, { type: 'lock', room, lock });
  }

  #presence(connection: Connection, frame: Frame<'presence'>): void {
    const [{ room }, { user, joined }, here] = [frame, connection, connection.joined.get(frame.room)];
    if (here === undefined) return;
    const after = presenceAfter(here, frame);
    joined.set(room, { client: here.client, filter: here.filter, ...after.shown });
    this.#tell(room, connection, { type: 'presence', room, client: here.client, user, name: user, ...after.told }, after.for);
  }

  #here(room: string, except: Connection): object[] {
    const others = [...this.#connections].filter((connection) => connection.user !== except.user || connection.joined.get(room)?.client !== except.joined.get(room)?.client);
    return others.flatMap(({ user, joined }) => {
      const here = joined.get(room);
      if (here === undefined) return [];
      const { filter: _, ...rest } = here;
      return [{ ...rest, user, name: user }];
    });
  }

  /** U4: the author's client has it from the answer, whatever socket it is on. */
  #broadcast(id: string, room: ModelRoom, commit: Commit): void {
    this.rest.told(id);
    for (const { socket, joined } of this.#connections) {
      const there = joined.get(id);
      // V6: through a filter one's own come too.
      if (there === undefined || (there.client === commit.by.client && there.filter === null) || this.strikes('untold', this.moods.untold)) continue;
      say(socket, { type: 'changes', room: id, epoch: room.epoch, ...this.#told(room, there.filter, there.client, [commit]), head: room.head });
    }
  }

  #gap(socket: ServerSocket, frame: Frame<'update'>, expected: number): void {
    this.gaps++;
    refuse(socket, frame, 'gap', 'retry', { detail: { expected } });
  }

  strikes(fault: Fault, chance: number): boolean {
    const strikes = this.#random.chance(chance);
    if (strikes) this.faults.hit(fault);
    return strikes;
  }

  #tell(room: string, from: Connection, frame: object, listens: (where: Where | undefined) => boolean = () => true): void {
    for (const { socket, joined } of this.#connections) if (joined.has(room) && socket !== from.socket && listens(joined.get(room)?.where)) say(socket, frame);
  }
}
