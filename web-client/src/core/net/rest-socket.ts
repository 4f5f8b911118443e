import type { Filter } from '../collaboration/filter';
import { TandemError } from '../errors';
import type { Limits } from '../limits';
import type { Clock, Network, Socket } from '../platform';
import type { ClientFrame, ErrorFrame } from '../protocol/frames';
import type { Notification } from '../protocol/messages';
import { notification } from '../protocol/schema';
import * as z from '../protocol/shape';
import { backoff } from './backoff';
import type { CallOptions, Rest } from './rest';
import { RestRoom, type RoomVoice } from './rest-room';

export interface RestSocketParts {
  readonly rest: Pick<Rest, 'call'>;
  readonly clock: Clock;
  readonly network: Network;
  readonly limits: Limits;
  random(): number;
}

/** How often a request whose answer did not come is made again, before the way counts as broken. */
const TRIES = 3;
const INBOX_MS = 30_000;
const inbox = z.object({ notifications: z.array(notification) });
/** Read by who it is for: as the frame that a socket would have brought. */
const raw = z.anything<object>();
const path = (room: string, rest: string) => `/api/rooms/${encodeURIComponent(room)}/${rest}`;

/**
 * A socket that is none: the same frames over REST (R16). Requests become calls, and what a socket would be told is asked for.
 * What is asked twice because an answer was lost has the same `n`, and is decided once (U6).
 */
export class RestSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  readonly #parts: RestSocketParts;
  readonly #abort = new AbortController();
  readonly #rooms = new Map<string, RestRoom>();
  readonly #seen = new Map<string, number>();
  readonly #deaf: () => void;
  #hidden = false;
  #activeAt: number;
  #inboxKnown = false;
  #cancelInbox: (() => void) | null = null;

  constructor(parts: RestSocketParts) {
    this.#parts = parts;
    this.#activeAt = parts.clock.now();
    this.#deaf = parts.network.subscribe((event) => {
      if (event === 'hidden' || event === 'visible') this.#hidden = event === 'hidden';
      if (event === 'visible') this.#stir();
    });
    this.#cancelInbox = parts.clock.after(0, () => void this.#lookIntoInbox());
  }

  send(text: string): void {
    if (!this.#abort.signal.aborted) void this.#ask(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    if (this.#abort.signal.aborted) return;
    for (const room of this.#rooms.values()) room.stop();
    this.#rooms.clear();
    this.#cancelInbox?.();
    this.#deaf();
    this.#abort.abort();
  }

  async #ask(frame: ClientFrame): Promise<void> {
    switch (frame.action) {
      case 'join':
        return this.#join(frame);
      case 'leave':
        return this.#leave(frame.room);
      case 'update': {
        this.#stir();
        const { action: _action, id, room, ...body } = frame;
        const answer = await this.#answer(frame, () => this.#call('POST', path(room, 'updates'), body));
        if (answer !== undefined) this.#say({ ...answer, type: 'ack', ref: id, room });
        return;
      }
      case 'sync': {
        const { id, room, epoch, since } = frame;
        const client = this.#rooms.get(room)?.client;
        const mine = client === undefined ? '' : `&client=${encodeURIComponent(client)}`;
        const answer = await this.#answer(frame, () => this.#call('GET', path(room, `changes?epoch=${encodeURIComponent(epoch)}&since=${since}${mine}`)));
        if (answer !== undefined) this.#say({ room, epoch, ...answer, type: 'changes', ref: id });
        return;
      }
      case 'subscribe':
        return this.#subscribe(frame, frame.filter);
      case 'unsubscribe':
        return this.#subscribe(frame, undefined);
      case 'presence':
        return this.#rooms.get(frame.room)?.present(frame.status, frame.where);
      case 'lock': {
        const { action: _action, id, room, ...body } = frame;
        const lock = await this.#answer(frame, () => this.#call('POST', path(room, 'locks'), body));
        if (lock !== undefined) this.#say({ type: 'lock', ref: id, room, lock });
        return;
      }
      case 'unlock': {
        const { room, client, type, entity, token } = frame;
        await this.#quietly(() => this.#call('DELETE', path(room, `locks/${encodeURIComponent(type)}/${encodeURIComponent(entity)}?client=${encodeURIComponent(client)}&token=${token}`)));
        return this.#rooms.get(room)?.look();
      }
      case 'ping':
        // REST has no life of its own to ask for: each answer is a sign of it.
        return;
    }
  }

  async #join(frame: Extract<ClientFrame, { action: 'join' }>): Promise<void> {
    const { action: _action, id, room, ...body } = frame;
    this.#rooms.get(room)?.stop();
    const mine = new RestRoom(this.#voice(room), frame.client, frame.subscribe);
    this.#rooms.set(room, mine);
    const answer = await this.#answer(frame, () => this.#call('POST', path(room, 'join'), body));
    if (answer === undefined || this.#rooms.get(room) !== mine) return;
    this.#say({ ...answer, type: 'joined', ref: id, room });
    mine.start(answer);
  }

  /** V4: another filter is another join, which answers with everything that matches. */
  async #subscribe(frame: { readonly id: string; readonly room: string }, filter: Filter | undefined): Promise<void> {
    const { id, room } = frame;
    const before = this.#rooms.get(room);
    if (before === undefined) return this.#say({ type: 'error', ref: id, room, code: 'not-joined', then: 'retry' });
    before.stop();
    const mine = new RestRoom(this.#voice(room), before.client, filter);
    this.#rooms.set(room, mine);
    const answer = await this.#answer(frame, () => this.#call('POST', path(room, 'join'), mine.question()));
    if (answer === undefined || this.#rooms.get(room) !== mine) return;
    const { epoch, catchUp } = answer as { epoch: string; catchUp: object };
    this.#say({ ...catchUp, type: 'subscribed', ref: id, room, epoch });
    mine.start(answer);
  }

  async #leave(room: string): Promise<void> {
    const mine = this.#rooms.get(room);
    this.#rooms.delete(room);
    mine?.stop();
    if (mine !== undefined) await this.#quietly(() => this.#call('DELETE', path(room, `presence?client=${encodeURIComponent(mine.client)}`)));
  }

  #voice(room: string): RoomVoice {
    const { clock, limits } = this.#parts;
    return {
      clock,
      presenceMs: Math.max(limits.presenceMs, 1_000),
      circumstances: () => ({ hidden: this.#hidden, quietMs: clock.now() - this.#activeAt }),
      stir: () => (this.#activeAt = clock.now()),
      call: (method, rest, body, options) => this.#call(method, path(room, rest), body, options),
      say: (frame) => this.#say({ ...frame, room }),
      refused: (failure) => this.#say({ ...errorOf(failure), room }),
      broken: (failures) => (failures < TRIES ? backoff(failures, this.#parts.random(), limits) : this.#broken()),
      jitter: (ms) => Math.round(ms * (1 + this.#parts.random() / 2)),
    };
  }

  #stir(): void {
    this.#activeAt = this.#parts.clock.now();
    for (const room of this.#rooms.values()) room.hurry();
  }

  /** A refusal is said as the socket would say it; undefined after it, and where no answer came. */
  async #answer(frame: { readonly id: string; readonly room: string }, call: () => Promise<object>): Promise<object | undefined> {
    for (let failures = 1; !this.#abort.signal.aborted; failures++) {
      try {
        const answer = await call();
        return this.#abort.signal.aborted ? undefined : answer;
      } catch (failure) {
        if (!(failure instanceof TandemError)) throw failure;
        if (failure.code !== 'offline') this.#say({ ...errorOf(failure), ref: frame.id, room: frame.room });
        else if (failures < TRIES) {
          await this.#pause(backoff(failures, this.#parts.random(), this.#parts.limits));
          continue;
        } else this.#broken();
        return undefined;
      }
    }
    return undefined;
  }

  async #quietly(call: () => Promise<unknown>): Promise<void> {
    await call().catch(() => {});
  }

  #call(method: string, to: string, body?: unknown, { signal, ...options }: CallOptions = {}): Promise<object> {
    const ends = signal === undefined ? this.#abort.signal : AbortSignal.any([signal, this.#abort.signal]);
    return this.#parts.rest.call(method, to, raw, body, { ...options, signal: ends });
  }

  /** N3, asked for: what is new since the first look is told. */
  async #lookIntoInbox(): Promise<void> {
    await this.#quietly(async () => {
      const { notifications } = await this.#parts.rest.call('GET', '/api/notifications?limit=20', inbox, undefined, { signal: this.#abort.signal });
      for (const news of notifications.toReversed()) this.#notified(news);
      this.#inboxKnown = true;
    });
    if (this.#abort.signal.aborted) return;
    this.#cancelInbox = this.#parts.clock.after(this.#hidden ? 4 * INBOX_MS : INBOX_MS, () => void this.#lookIntoInbox());
  }

  #notified(news: Notification): void {
    const fresh = this.#inboxKnown && !news.read && this.#seen.get(news.id) !== news.count;
    this.#seen.set(news.id, news.count);
    if (fresh) this.#say({ type: 'notification', notification: news });
  }

  #say(frame: object): void {
    if (!this.#abort.signal.aborted) this.onmessage?.(JSON.stringify(frame));
  }

  #broken(): void {
    if (!this.#abort.signal.aborted) this.onclose?.(1006, '');
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#abort;
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#parts.clock.after(ms, done);
      signal.addEventListener('abort', done);
    });
  }
}

/** E1, from a problem (R). */
export function errorOf({ code, then, retryAfter, detail, status }: TandemError): ErrorFrame & { readonly type: 'error' } {
  const meant = then ?? (status === 401 ? 'sign-in' : status !== undefined && status >= 500 ? 'retry' : code === 'bad-answer' ? 'retry' : 'give-up');
  return { type: 'error', code, then: meant, ...(retryAfter !== undefined && { retryAfter }), ...(detail !== undefined && { detail }) };
}
