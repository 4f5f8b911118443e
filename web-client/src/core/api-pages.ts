import type { Fields, Notification, Value } from './protocol/messages';

/** A page of what is read newest first; `next` goes into `before` of the page that follows, absent at the end. */
export interface Page {
  readonly before?: string;
  readonly limit?: number;
}

/** One version of an entity (H3): its whole fields after a commit. */
export interface Version {
  readonly seq: number;
  readonly at: number;
  readonly by: { readonly user: string };
  readonly change: { readonly op: string; readonly rule?: string };
  readonly fields: Fields;
  readonly deleted?: boolean;
}

/** One thing that happened (H5). */
export interface Activity {
  readonly seq: number;
  readonly at: number;
  readonly by: { readonly user: string };
  readonly action: string;
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, { readonly before?: Value; readonly after?: Value }>>;
  readonly rule?: string;
  /** What a comment or a conflict is about. */
  readonly on?: { readonly type: string; readonly id: string };
  /** The commits that it took back. */
  readonly undid?: readonly number[];
}

/** `from` and `to` are milliseconds since 1970. */
export interface ActivityFilter extends Page {
  readonly action?: string;
  readonly type?: string;
  readonly user?: string;
  readonly from?: number;
  readonly to?: number;
}

/** What is switched off (N4): `kinds` by kind and event, of which nothing is told at all; `mail` by event, of which no letter is sent. */
export interface Preferences {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly mail?: Readonly<Record<string, boolean>>;
}

/** The notifications of this person, over all rooms. Each call rejects with a `TandemError`. */
export interface Inbox {
  list(page?: Page): Promise<{ readonly notifications: readonly Notification[]; readonly unread: number; readonly next?: string }>;
  /** Answers how many are unread then. */
  read(which: readonly string[] | 'all'): Promise<number>;
  preferences(): Promise<Preferences>;
  setPreferences(preferences: Preferences): Promise<void>;
  /** From now on letters about mentions come in this language to the address that the person's sign-in has verified, where it has one (N5). */
  setContact(language: 'en' | 'th'): Promise<void>;
  /** What was kept on this device last, without the network. */
  kept(): Promise<readonly Notification[]>;
  keep(items: readonly Notification[]): Promise<void>;
  /** Tells of each that arrives while there is a link. */
  subscribe(fn: (notification: Notification) => void): () => void;
}
