import { Cell, type Connection, type IsKind, type FreshInvitation, type Invitation, type InvitationPreview, type InvitationWish, type Metrics, type Notification, type Preferences, type KnownRoom, type NewRoom, type Role, type Room, type RoomFile, type RoomSummary, type RoomTemplate, type Storage, type TandemClient, TandemError } from '../../core';
import { FakeRoom } from './fake-room';

/** A client without a network. `refuses` is the code with which REST calls end. */
export class FakeClient implements TandemClient {
  readonly user: string;
  readonly connection = new Cell<Connection>({ name: 'connected', transport: 'ws', since: 0, attempt: 0, quality: 'good' });
  readonly metrics = new Cell<Metrics>({
    connection: 'connected',
    transport: 'ws',
    stability: 1,
    reconnects: 0,
    dropped: 0,
    duplicates: 0,
    queueAgeMs: 0,
    framesIn: 0,
    framesOut: 0,
    bytesIn: 0,
    bytesOut: 0,
    slowed: false,
    health: { score: 100, reasons: [], advice: [] },
  });
  readonly storage = new Cell<Storage>({ durable: true });
  readonly asked: string[] = [];
  readonly listed: RoomSummary[] = [];
  readonly held: KnownRoom[] = [];
  readonly templates: RoomTemplate[] = [];
  exported: RoomFile = { format: 'tandem-room', version: 1, kind: 'packing-list', title: 'Trip', entities: [] };
  readonly room: FakeRoom;
  refuses: string | null = null;
  unsent = 0;
  link: RoomSummary['link'] = null;
  linkUntil: number | undefined;

  constructor(room = new FakeRoom(), user = 'ann') {
    this.room = room;
    this.user = user;
  }

  readonly rooms = {
    list: () => this.#answer('list', this.listed),
    known: async () => this.held,
    forget: async (id: string) => {
      const at = this.held.findIndex((room) => room.id === id && room.waiting === 0);
      if (at >= 0) this.held.splice(at, 1);
      return at >= 0;
    },
    create: ({ title, link, kind, template, from }: NewRoom) => this.#answer(['create', title, link ?? 'restricted', kind === 'packing-list' ? '' : kind, template, from].filter(Boolean).join(' '), this.#summary()),
    get: () => this.#answer('get', this.#summary()),
    rename: (id: string, title: string) => this.#change(`rename ${id} ${title}`, id, { title }),
    archive: (id: string, archived: boolean) => this.#change(`archive ${id} ${archived}`, id, { archived }),
    remove: (id: string) => this.#answer(`delete ${id}`, undefined),
    templates: () => this.#answer('templates', this.templates),
    export: (id: string) => this.#answer(`export ${id}`, this.exported),
    import: (file: unknown) => this.#answer(`import ${JSON.stringify(file)}`, this.#summary()),
    setMember: (_room: string, user: string, role: Role, { crew }: { readonly crew?: readonly string[] } = {}) => this.#answer(['member', user, role, ...(crew ? [`[${crew.join()}]`] : [])].join(' '), undefined),
    removeMember: (_room: string, user: string) => this.#answer(`remove ${user}`, undefined),
    setLink: (_room: string, role: RoomSummary['link'], { expiresIn }: { readonly expiresIn?: number } = {}) => {
      this.link = role;
      this.linkUntil = expiresIn === undefined ? undefined : Date.now() + expiresIn * 1000;
      return this.#answer(`link ${role ?? 'restricted'}${expiresIn === undefined ? '' : ` for ${Math.ceil(expiresIn / 86_400)} days`}`, undefined);
    },
    leave: async (room: string, { discard = false }: { readonly discard?: boolean } = {}) => {
      this.#sure(discard);
      return this.#answer(`leave ${room}`, undefined);
    },
  };

  readonly pending: Invitation[] = [];
  previewed: InvitationPreview = { title: 'Trip', kind: 'packing-list', role: 'editor', inviter: { name: 'Ben' }, message: 'Come along', expiresAt: Date.UTC(2030, 0, 2), bound: false };

  readonly invitations = {
    list: () => this.#answer('invitations', [...this.pending]),
    create: (_room: string, wish: InvitationWish) => {
      const fresh = this.#fresh(`i${this.pending.length + 1}`, wish);
      this.pending.push(fresh);
      return this.#answer(`invite ${wish.email ?? 'link'} ${wish.role} ${wish.maxUses ?? 1} ${wish.language ?? '-'} ${wish.message ?? '-'}${wish.crew ? ` [${wish.crew.join()}]` : ''}`, fresh);
    },
    revoke: (_room: string, id: string) => {
      this.pending.splice(this.pending.findIndex((one) => one.id === id), 1);
      return this.#answer(`revoke ${id}`, undefined);
    },
    resend: (_room: string, id: string) => this.#answer(`resend ${id}`, this.#fresh(id, { role: 'editor' })),
    preview: (secret: string) => this.#answer(`preview ${secret}`, this.previewed),
    accept: (secret: string) => this.#answer(`accept ${secret}`, this.#summary()),
    decline: (secret: string) => this.#answer(`decline ${secret}`, undefined),
  };

  readonly notifications: Notification[] = [];
  off: Preferences = { kinds: {} };
  readonly #notified = new Set<(notification: Notification) => void>();

  readonly inbox = {
    list: () => this.#answer('inbox', { notifications: [...this.notifications], unread: this.notifications.filter(({ read }) => !read).length }),
    read: (which: readonly string[] | 'all') => this.#answer(`read ${String(which)}`, which === 'all' ? 0 : this.notifications.filter(({ id, read }) => !read && !which.includes(id)).length),
    preferences: () => this.#answer('preferences', this.off),
    setPreferences: (chosen: Preferences) => this.#answer(`switched off ${JSON.stringify(chosen)}`, undefined),
    setContact: (language: 'en' | 'th') => this.#answer(`letters in ${language}`, undefined),
    kept: async () => [],
    keep: async () => undefined,
    subscribe: (fn: (notification: Notification) => void) => {
      this.#notified.add(fn);
      return () => this.#notified.delete(fn);
    },
  };

  /** A notification arrives. */
  notify(notification: Notification): void {
    for (const fn of this.#notified) fn(notification);
  }

  start(): void {
    this.asked.push('start');
  }

  async stop(): Promise<void> {
    this.asked.push('stop');
  }

  retryNow(): void {
    this.asked.push('retry');
  }

  open<K extends IsKind<K> = Record<never, never>>(): Room<K> {
    return this.room as unknown as Room<K>;
  }

  async signOut({ discard = false }: { readonly discard?: boolean } = {}): Promise<void> {
    this.#sure(discard);
    this.asked.push('sign-out');
  }

  async waiting(): Promise<number> {
    return this.unsent;
  }

  /** The link is as `connection` says. */
  goes(name: Connection['name']): void {
    this.connection.set({ ...this.connection.get(), name });
  }

  #fresh(id: string, { role, crew, email, maxUses = 1, message, language = 'en' }: InvitationWish): FreshInvitation {
    const said = { ...(crew !== undefined && { crew }), ...(email !== undefined && { email }), ...(message !== undefined && { message }) };
    return { id, role, ...said, createdBy: { user: this.user, name: 'Ann' }, createdAt: 0, expiresAt: Date.UTC(2030, 0, 2), maxUses, uses: 0, language, invitation: `inv_${id}`, url: `http://localhost/invite#inv_${id}` };
  }

  #summary(): RoomSummary {
    const meta = this.room.meta.get();
    return { id: this.room.id, kind: 'packing-list', kindVersion: 1, title: 'Trip', epoch: 'e', head: 0, role: 'owner', link: this.link, ...(this.linkUntil !== undefined && { linkUntil: this.linkUntil }), members: meta?.members ?? [], createdAt: 0 };
  }

  #change(asked: string, id: string, change: Partial<RoomSummary>): Promise<RoomSummary> {
    const at = this.listed.findIndex((room) => room.id === id);
    const room = { ...(this.listed[at] ?? this.#summary()), ...change };
    if (at >= 0) this.listed[at] = room;
    return this.#answer(asked, room);
  }

  #sure(discard: boolean): void {
    if (this.unsent > 0 && !discard) throw new TandemError('unsent-work', { detail: { count: this.unsent } });
  }

  async #answer<T>(asked: string, answer: T): Promise<T> {
    this.asked.push(asked);
    if (this.refuses !== null) throw new TandemError(this.refuses);
    return answer;
  }
}
