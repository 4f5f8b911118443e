import type { TandemClient } from '../api';
import type { Preferences } from '../api-pages';
import { TandemError } from '../errors';
import type { Notification } from '../protocol/messages';
import { Cell, type Readable } from '../readable';

/** The inbox as it was last known; newest first. `problem` is the code why it may be out of date. */
export interface NotificationsState {
  readonly items: readonly Notification[];
  /** Counts up to 100; 101 says: more than 100. */
  readonly unread: number;
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem?: string;
}

type Source = Pick<TandemClient, 'inbox' | 'connection'>;

/** How many are kept on the device. */
const KEPT = 100;

/** The notifications of a person, followed live while somebody looks; without a link, what was last known. */
export class Notifications {
  readonly #source: Source;
  readonly #state = new Cell<NotificationsState>({ items: [], unread: 0, more: true, loading: false });
  #next: string | undefined;
  #listeners = 0;
  #deaf: (() => void) | null = null;
  /** Counts questions for the newest page: only the last one's answer counts. */
  #asked = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Asks for the inbox with the first listener, and again whenever the link comes back. */
  readonly state: Readable<NotificationsState> = {
    get: () => this.#state.get(),
    subscribe: (fn) => {
      const silent = this.#state.subscribe(fn);
      if (this.#listeners++ === 0) this.#listen();
      return () => {
        silent();
        if (--this.#listeners === 0) this.#deaf?.();
      };
    },
  };

  /** Begins again with the newest page. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    await this.#read(undefined, () => asked === this.#asked);
  }

  /** The page that follows, if there is one and none is on its way. */
  async more(): Promise<void> {
    const { loading, more } = this.#state.get();
    const asked = this.#asked;
    if (!loading && more) await this.#read(this.#next, () => asked === this.#asked);
  }

  /** Shown at once; where the server does not take it, unread again, and it rejects. */
  async read(which: readonly string[] | 'all'): Promise<void> {
    const before = this.#state.get();
    const mine = (id: string) => which === 'all' || which.includes(id);
    const marked = before.items.filter(({ id, read }) => !read && mine(id));
    const items = before.items.map((item) => (mine(item.id) ? { ...item, read: true } : item));
    this.#state.set({ ...before, items, unread: which === 'all' ? 0 : Math.max(0, before.unread - marked.length) });
    try {
      const unread = await this.#source.inbox.read(which);
      this.#state.set({ ...this.#state.get(), unread });
      this.#keep();
    } catch (refusal) {
      const again = new Set(marked.map(({ id }) => id));
      const now = this.#state.get();
      this.#state.set({ ...now, items: now.items.map((item) => (again.has(item.id) ? { ...item, read: false } : item)), unread: before.unread });
      throw refusal;
    }
  }

  preferences(): Promise<Preferences> {
    return this.#source.inbox.preferences();
  }

  setPreferences(preferences: Preferences): Promise<void> {
    return this.#source.inbox.setPreferences(preferences);
  }

  #listen(): void {
    const { inbox, connection } = this.#source;
    const up = () => connection.get().transport !== 'none';
    let was = up();
    const news = inbox.subscribe((notification) => this.#came(notification));
    const link = connection.subscribe(() => {
      if (up() && !was) void this.refresh();
      was = up();
    });
    this.#deaf = () => {
      news();
      link();
    };
    void this.#restore();
    void this.refresh();
  }

  /** What this device kept, until something newer is known. */
  async #restore(): Promise<void> {
    const kept = await this.#source.inbox.kept().catch(() => []);
    const { items, ...rest } = this.#state.get();
    if (items.length === 0 && kept.length > 0) this.#state.set({ ...rest, items: kept, unread: kept.filter(({ read }) => !read).length });
  }

  /** For the next start without a link. Where it cannot be kept, nothing is lost: the server has it. */
  #keep(): void {
    this.#source.inbox.keep(this.#state.get().items.slice(0, KEPT)).catch(() => undefined);
  }

  /** N3: the same id again is the newer state of the same notification. */
  #came(notification: Notification): void {
    const { items, unread, ...rest } = this.#state.get();
    const before = items.find(({ id }) => id === notification.id);
    const fresh = !notification.read && (before === undefined || before.read);
    this.#state.set({ ...rest, items: [notification, ...items.filter((item) => item !== before)], unread: fresh ? Math.min(101, unread + 1) : unread });
    this.#keep();
  }

  async #read(before: string | undefined, current: () => boolean): Promise<void> {
    const { problem: _, ...known } = this.#state.get();
    this.#state.set({ ...known, loading: true });
    try {
      const page = await this.#source.inbox.list(before === undefined ? {} : { before });
      if (!current()) return;
      const kept = before === undefined ? [] : this.#state.get().items;
      const there = new Set(kept.map(({ id }) => id));
      this.#next = page.next;
      this.#state.set({ items: [...kept, ...page.notifications.filter(({ id }) => !there.has(id))], unread: page.unread, more: page.next !== undefined, loading: false });
      this.#keep();
    } catch (refusal) {
      if (!(refusal instanceof TandemError)) throw refusal;
      if (current()) this.#state.set({ ...this.#state.get(), loading: false, problem: refusal.code });
    }
  }
}
