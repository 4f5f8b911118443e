import { type Filter, matches } from '../collaboration/filter';
import type { Clock } from '../platform';
import type { ClientFrame } from '../protocol/frames';
import type { ModelServer, RestClient } from './model-server';
import { json } from './model-words';

const PRESENT_MS = 75_000;
const STATUS: Readonly<Record<string, number>> = { 'not-a-member': 404, 'not-found': 404, forbidden: 403, 'client-not-yours': 403, busy: 503, throttled: 429, 'signed-out': 401, internal: 500 };

interface Waiting {
  readonly room: string;
  wake(): void;
}

/** The REST half of {@link ModelServer} (R16): the same words, one at a time. */
export class ModelRest {
  /** How many requests of each kind were answered. */
  readonly served = new Map<string, number>();
  readonly #server: ModelServer;
  readonly #clock: Clock;
  readonly #clients = new Map<string, { readonly client: RestClient; cancel: () => void }>();
  readonly #waiting = new Set<Waiting>();
  /** What each client without a socket narrowed its room to. */
  readonly #filters = new Map<string, Filter>();

  constructor(server: ModelServer, clock: Clock) {
    this.#server = server;
    this.#clock = clock;
  }

  async fetch(user: string, url: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url, 'http://test');
    const [, room = '', what = '', type = '', id = ''] = /^\/api\/rooms\/([^/]+)\/([^/]+)(?:\/([^/]+)\/([^/]+))?$/.exec(pathname) ?? [];
    const given = typeof body === 'string' ? (JSON.parse(body) as Record<string, never>) : {};
    if (pathname === '/api/notifications') return json({ notifications: [], unread: 0 });
    this.served.set(what, (this.served.get(what) ?? 0) + 1);
    if (what === 'snapshot') {
      const page = this.#page(room, searchParams);
      return page === null ? problem('resync', { then: 'resync' }) : json(page);
    }
    if (what === 'join') return this.#join(user, room, given);
    if (what === 'updates') return this.#answer(user, { action: 'update', id: 'rest', room, ...given } as unknown as ClientFrame, room, given.client);
    if (what === 'changes') return this.#changes(user, room, searchParams);
    if (what === 'presence') return this.#presence(user, room, method, given, searchParams.get('client') ?? given.client ?? '');
    if (what === 'membership') return this.#leave(user, room);
    if (what === 'locks' && method === 'POST') return this.#answer(user, { action: 'lock', id: 'rest', room, ...given } as unknown as ClientFrame, room, given.client, 'lock');
    if (what === 'locks' && method === 'DELETE') {
      const client = searchParams.get('client') ?? '';
      this.#server.ask(user, { action: 'unlock', room, client, type, entity: id, token: Number(searchParams.get('token')) }, { room, client, filter: null });
      return json(null, { status: 204 });
    }
    return problem('not-found');
  }

  /** Something was told in the room: whoever waits for it asks again. */
  told(room: string): void {
    for (const waiting of this.#waiting) if (waiting.room === room) waiting.wake();
  }

  /** R15. */
  #leave(user: string, room: string): Response {
    const { members } = this.#server.room(room);
    if (members.get(user) === 'owner' && [...members.values()].filter((role) => role === 'owner').length === 1) return problem('last-owner');
    this.#server.revoke(room, user);
    return json(null, { status: 204 });
  }

  /** R6, R14: the next page begins behind so many entities of the same position. */
  #page(id: string, query: URLSearchParams): object | null {
    const room = this.#server.room(id);
    const filter = query.has('filter') ? (JSON.parse(query.get('filter') ?? '') as Filter) : null;
    const [epoch, seq, from] = (query.get('after') ?? `${room.epoch} ${room.head} 0`).split(' ');
    const at = Number(seq);
    if (epoch !== room.epoch || at > room.head || (query.has('after') && this.#server.strikes('unpinned', this.#server.moods.unpinned))) return null;
    const all = [...(room.states[at]?.values() ?? [])].toSorted((a, b) => (`${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1));
    const to = Number(from) + (query.has('limit') ? Math.min(Number(query.get('limit')), this.#server.moods.pageMax) : all.length);
    if (Number(from) > 0) this.#server.faults.hit('inPages');
    const entities = all.slice(Number(from), to).filter((entity) => filter === null || matches(filter, entity));
    return { room: id, epoch, seq: at, digest: room.log[at - 1]?.digest, entities, ...(to < all.length && { next: `${epoch} ${at} ${to}` }) };
  }

  #join(user: string, room: string, given: Record<string, never>): Response {
    const { client = '', subscribe } = given as { client?: string; subscribe?: Filter };
    if (subscribe === undefined) this.#filters.delete(client);
    else this.#filters.set(client, subscribe);
    const answer = this.#answer(user, { action: 'join', id: 'rest', room, ...given } as unknown as ClientFrame, room, client);
    if (answer.ok) this.#keep(user, room, client, given);
    return answer;
  }

  /** Present for a while after each join, and told about by presence as on a socket. */
  #keep(user: string, room: string, client: string, { presence }: { presence?: object }): void {
    const key = `${user}/${room}/${client}`;
    const held = this.#clients.get(key);
    held?.cancel();
    const mine = held?.client ?? this.#server.present(user, room, client);
    this.#clients.set(key, { client: mine, cancel: this.#clock.after(PRESENT_MS, () => this.#drop(key)) });
    if (presence !== undefined) mine.say({ action: 'presence', room, status: 'online', ...presence });
  }

  #drop(key: string): void {
    const held = this.#clients.get(key);
    this.#clients.delete(key);
    held?.cancel();
    held?.client.gone();
  }

  #presence(user: string, room: string, method: string, given: Record<string, never>, client: string): Response {
    const key = `${user}/${room}/${client}`;
    if (method === 'DELETE') this.#drop(key);
    else this.#clients.get(key)?.client.say({ action: 'presence', room, ...given } as unknown as ClientFrame);
    return json(null, { status: 204 });
  }

  async #changes(user: string, room: string, query: URLSearchParams): Promise<Response> {
    const frame = { action: 'sync', id: 'rest', room, epoch: query.get('epoch') ?? '', since: Number(query.get('since')) } as const;
    const head = () => this.#server.rooms.get(room)?.head ?? 0;
    const wait = Number(query.get('wait') ?? 0);
    if (wait > 0 && head() <= frame.since && this.#server.rooms.get(room)?.epoch === frame.epoch) {
      await new Promise<void>((resolve) => {
        const waiting = { room, wake: resolve };
        const cancel = this.#clock.after(wait * 1_000, resolve);
        this.#waiting.add(waiting);
        waiting.wake = () => {
          this.#waiting.delete(waiting);
          cancel();
          resolve();
        };
      });
    }
    return this.#answer(user, frame, room, query.get('client') ?? 'rest');
  }

  #answer(user: string, frame: ClientFrame, room: string, client: string | undefined, only?: string): Response {
    const said = this.#server.ask(user, frame, { room, client: client ?? '', filter: this.#filters.get(client ?? '') ?? null });
    if (said === undefined || 'message' in said) return problem('internal', { then: 'retry' });
    const { type, ref: _ref, ...rest } = said as { type: string; ref?: string; code?: string };
    if (type === 'error') return problem(rest.code ?? 'internal', rest);
    return json(only === undefined ? rest : (rest as Record<string, unknown>)[only]);
  }
}

function problem(code: string, more: object = {}): Response {
  const status = STATUS[code] ?? 409;
  return json({ type: 'about:blank', title: code, status, then: 'give-up', ...more, code }, { status });
}
