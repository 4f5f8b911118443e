import { Cell, type Connection, type KnownRoom, type Role, type Room, type RoomSummary, type Storage, type TandemClient, TandemError } from '../../core';
import { FakeRoom } from './fake-room';

/** A client without a network. `refuses` is the code with which REST calls end. */
export class FakeClient implements TandemClient {
  readonly user: string;
  readonly connection = new Cell<Connection>({ name: 'connected', transport: 'ws', since: 0, attempt: 0, quality: 'good' });
  readonly storage = new Cell<Storage>({ durable: true });
  readonly asked: string[] = [];
  readonly listed: RoomSummary[] = [];
  readonly held: KnownRoom[] = [];
  readonly room: FakeRoom;
  refuses: string | null = null;
  unsent = 0;
  link: RoomSummary['link'] = null;

  constructor(room = new FakeRoom(), user = 'ann') {
    this.room = room;
    this.user = user;
  }

  readonly rooms = {
    list: () => this.#answer('list', this.listed),
    known: async () => this.held,
    create: (room: { title: string; link?: 'editor' | 'viewer' }) => this.#answer(`create ${room.title} ${room.link ?? 'restricted'}`, this.#summary()),
    get: () => this.#answer('get', this.#summary()),
    setMember: (_room: string, user: string, role: Role) => this.#answer(`member ${user} ${role}`, undefined),
    removeMember: (_room: string, user: string) => this.#answer(`remove ${user}`, undefined),
    setLink: (_room: string, role: RoomSummary['link']) => {
      this.link = role;
      return this.#answer(`link ${role ?? 'restricted'}`, undefined);
    },
  };

  readonly inbox = {
    list: () => this.#answer('inbox', { notifications: [], unread: 0 }),
    read: () => this.#answer('read', 0),
    preferences: () => this.#answer('preferences', {}),
    setPreferences: () => this.#answer('set preferences', undefined),
    subscribe: () => () => undefined,
  };

  start(): void {
    this.asked.push('start');
  }

  async stop(): Promise<void> {
    this.asked.push('stop');
  }

  retryNow(): void {
    this.asked.push('retry');
  }

  open(): Room {
    return this.room;
  }

  async signOut(): Promise<void> {
    this.asked.push('sign-out');
  }

  async waiting(): Promise<number> {
    return this.unsent;
  }

  /** The link is as `connection` says. */
  goes(name: Connection['name']): void {
    this.connection.set({ ...this.connection.get(), name });
  }

  #summary(): RoomSummary {
    const meta = this.room.meta.get();
    return { id: this.room.id, kind: 'packing-list', kindVersion: 1, title: 'Trip', epoch: 'e', head: 0, role: 'owner', link: this.link, members: meta?.members ?? [], createdAt: 0 };
  }

  async #answer<T>(asked: string, answer: T): Promise<T> {
    this.asked.push(asked);
    if (this.refuses !== null) throw new TandemError(this.refuses);
    return answer;
  }
}
