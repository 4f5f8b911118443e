import type { Kind } from '../kinds/kind';
import type { Clock } from '../platform';
import type { ClientFrame } from '../protocol/frames';
import type { Commit, PresenceStatus, Where } from '../protocol/messages';
import type { ServerSocket } from './fake-wire';
import { ModelRest } from './model-rest';
import { ModelRoom } from './model-room';
import type { Random } from './random';

type Frame<A extends ClientFrame['action']> = Extract<ClientFrame, { action: A }>;

interface Connection {
  readonly user: string;
  readonly socket: ServerSocket;
  readonly joined: Map<string, { readonly client: string; status: PresenceStatus; where?: Where }>;
}

/** Somebody who is here without a socket. */
export interface RestClient {
  say(frame: ClientFrame): void;
  gone(): void;
}

/** How the server misbehaves; probabilities in [0, 1]. */
export interface Moods {
  /** `busy` instead of deciding. */
  busy: number;
  /** The function fails before or after the commit (E3). */
  fail: number;
  /** A commit that is not told to somebody. */
  untold: number;
  /** An answer without the commit, as when both do not fit one frame. */
  bare: number;
  /** Most commits in a delta. */
  deltaMax: number;
  /** Entities of a snapshot by reference instead of in the frame. */
  href: boolean;
}

/** A server in memory that keeps `docs/PROTOCOL.md`. Users are known by name: the token is the name. */
export class ModelServer {
  readonly rooms = new Map<string, ModelRoom>();
  readonly moods: Moods = { busy: 0, fail: 0, untold: 0, bare: 0, deltaMax: 50, href: false };
  /** Everything the clients said, in order. */
  readonly heard: ClientFrame[] = [];
  readonly rest: ModelRest;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #connections = new Set<Connection>();
  readonly #tickets = new Map<string, string>();
  #lastTicket = 0;

  constructor(clock: Clock, random: Random) {
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

  sayToAll(frame: object): void {
    for (const { socket } of this.#connections) say(socket, frame);
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const user = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const [, snapshotOf] = /\/api\/rooms\/([^/]+)\/snapshot$/.exec(url) ?? [];
    if (url.endsWith('/api/tickets')) return this.#ticket(user);
    if (snapshotOf !== undefined) return Response.json({ room: snapshotOf, ...this.#snapshot(this.room(snapshotOf)) });
    return this.rest.fetch(user, url, init);
  }

  /** One word without a socket, and the first answer to it. */
  ask(user: string, frame: ClientFrame, as: { readonly room: string; readonly client: string }): object | undefined {
    const said: object[] = [];
    const socket: ServerSocket = { protocols: [], onmessage: () => {}, onclose: () => {}, send: (text) => void said.push(JSON.parse(text) as object), close: () => {} };
    this.#hear({ user, socket, joined: new Map([[as.room, { client: as.client, status: 'online' as const }]]) }, frame);
    return said[0];
  }

  present(user: string, room: string, client: string): RestClient {
    const socket: ServerSocket = { protocols: [], onmessage: () => {}, onclose: () => {}, send: () => {}, close: () => {} };
    const connection: Connection = { user, socket, joined: new Map([[room, { client, status: 'online' }]]) };
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
    if (user === 'nobody') return Response.json({ code: 'signed-out', status: 401 }, { status: 401 });
    const ticket = `t${++this.#lastTicket}`;
    this.#tickets.set(ticket, user);
    return Response.json({ ticket, url: 'ws://test', protocol: 'tandem.v1', expiresAt: 0 }, { status: 201 });
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
      case 'presence':
        return this.#presence(connection, frame);
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
    connection.joined.set(frame.room, { client: frame.client, status: 'online' });
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

  #catchUp(id: string, room: ModelRoom, { epoch, since }: Frame<'join'>): object {
    if (since === undefined) return { mode: 'snapshot', ...this.#state(id, room) };
    const reason = epoch !== room.epoch ? 'epoch-changed' : since > room.head ? 'ahead-of-log' : since < room.floor ? 'below-floor' : null;
    if (reason !== null) return { mode: 'reset', reason, ...this.#state(id, room) };
    const commits = room.since(since);
    return { mode: 'delta', commits: commits.slice(0, this.moods.deltaMax), more: commits.length > this.moods.deltaMax };
  }

  #state(id: string, room: ModelRoom): object {
    const { seq, digest, entities } = this.#snapshot(room);
    return this.moods.href ? { href: `/api/rooms/${id}/snapshot` } : { seq, digest, entities };
  }

  #snapshot(room: ModelRoom) {
    return { epoch: room.epoch, seq: room.head, digest: room.digest, entities: room.entities() };
  }

  #sync({ socket, user }: Connection, frame: Frame<'sync'>): void {
    const room = this.room(frame.room);
    if (!room.members.has(user)) return refuse(socket, frame, 'not-a-member', 'give-up');
    if (frame.epoch !== room.epoch || frame.since > room.head) return refuse(socket, frame, 'resync', 'resync');
    const commits = room.since(frame.since);
    const more = commits.length > this.moods.deltaMax;
    say(socket, { type: 'changes', ref: frame.id, room: frame.room, epoch: room.epoch, commits: commits.slice(0, this.moods.deltaMax), head: room.head, ...(more && { more }) });
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
    if (first > receipt.last + 1) return refuse(socket, frame, 'gap', 'retry', { detail: { expected: receipt.last + 1 } });
    if (this.#random.chance(this.moods.busy)) return refuse(socket, frame, 'busy', 'retry', { retryAfter: 200 });
    if (this.#random.chance(this.moods.fail)) return fail(socket);
    const { commit, outcomes } = room.update(user, frame.client, receipt, frame.mutations, this.#clock.now());
    if (commit !== null) this.#broadcast(frame.room, room, commit);
    if (this.#random.chance(this.moods.fail)) return fail(socket);
    const told = commit !== null && !this.#random.chance(this.moods.bare);
    say(socket, { type: 'ack', ref: frame.id, room: frame.room, client: frame.client, last: receipt.last, outcomes, ...(told && { commit }) });
  }

  #presence(connection: Connection, { room, status, where }: Frame<'presence'>): void {
    const here = connection.joined.get(room);
    if (here === undefined) return;
    connection.joined.set(room, { client: here.client, status, ...(where !== undefined && { where }) });
    this.#tell(room, connection, { type: 'presence', room, client: here.client, user: connection.user, name: connection.user, status, ...(where !== undefined && { where }) });
  }

  #here(room: string, except: Connection): object[] {
    const others = [...this.#connections].filter((connection) => connection.user !== except.user || connection.joined.get(room)?.client !== except.joined.get(room)?.client);
    return others.flatMap(({ user, joined }) => {
      const here = joined.get(room);
      return here === undefined ? [] : [{ ...here, user, name: user }];
    });
  }

  /** U4: the author's client has it from the answer, whatever socket it is on. */
  #broadcast(id: string, { epoch, head }: ModelRoom, commit: Commit): void {
    this.rest.told(id);
    for (const { socket, joined } of this.#connections) {
      const there = joined.get(id);
      if (there !== undefined && there.client !== commit.by.client && !this.#random.chance(this.moods.untold)) say(socket, { type: 'changes', room: id, epoch, commits: [commit], head });
    }
  }

  #tell(room: string, from: Connection, frame: object): void {
    for (const { socket, joined } of this.#connections) if (joined.has(room) && socket !== from.socket) say(socket, frame);
  }
}

function say(socket: ServerSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}

function refuse(socket: ServerSocket, { id, room }: { id: string; room: string }, code: string, then: string, more: object = {}): void {
  say(socket, { type: 'error', ref: id, room, code, then, ...more });
}

/** E3. */
function fail(socket: ServerSocket): void {
  say(socket, { message: 'Internal server error', connectionId: 'c', requestId: 'r' });
}
