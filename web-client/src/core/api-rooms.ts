import type { Role, Value } from './protocol/messages';

/** What a room's link may give. */
export type LinkRole = Exclude<Role, 'owner'>;

export interface Member {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** Roles of the work, beside the one that permits. */
  readonly crew?: readonly string[];
}

export interface RoomSummary {
  readonly id: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly title: string;
  readonly epoch: string;
  readonly head: number;
  readonly role: Role;
  readonly link: LinkRole | null;
  /** When the link stops letting people in, in milliseconds since 1970; absent: when an owner ends it. */
  readonly linkUntil?: number;
  readonly members: readonly Member[];
  readonly createdAt: number;
  readonly createdBy?: string;
  /** Nobody can change it until an owner takes it out of the archive. */
  readonly archived?: boolean;
  /** Somebody else made it. */
  readonly shared?: boolean;
}

/** A room that this device holds a copy of. */
export interface KnownRoom {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly role: Role;
  /** Mutations of it that wait on this device. */
  readonly waiting: number;
}

/** What a room of a kind can begin with; texts by language tag. */
export interface RoomTemplate {
  readonly id: string;
  readonly kind: string;
  readonly title: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
}

/** A whole room as a file (R13). */
export interface RoomFile {
  readonly format: 'tandem-room';
  readonly version: number;
  readonly kind: string;
  readonly title: string;
  readonly entities: readonly { readonly type: string; readonly id: string; readonly fields: Readonly<Record<string, Value>> }[];
}

/** A new room. It is empty, or begins with a template (its texts in `language`), or as a copy of the room `from`. */
export interface NewRoom {
  readonly kind: string;
  readonly title: string;
  readonly id?: string;
  readonly link?: LinkRole;
  readonly template?: string;
  readonly language?: 'en' | 'th';
  readonly from?: string;
}

/** REST resources. Each call rejects with a {@link TandemError} whose `code` says why (`offline`, `signed-out`, `forbidden` …). */
export interface Rooms {
  list(): Promise<RoomSummary[]>;
  /** The rooms this device holds a copy of, without the network. */
  known(): Promise<KnownRoom[]>;
  /**
   * Forgets this device's copy of a room. False, and nothing is forgotten, while changes of it wait here. Where a page shows the room
   * it goes on, in any tab, and keeps nothing more of it; with the next edit there the whole copy is kept again, and when it is opened anew.
   */
  forget(id: string): Promise<boolean>;
  create(room: NewRoom): Promise<RoomSummary>;
  get(id: string): Promise<RoomSummary>;
  rename(id: string, title: string): Promise<RoomSummary>;
  archive(id: string, archived: boolean): Promise<RoomSummary>;
  /** For everybody and for good. */
  remove(id: string): Promise<void>;
  templates(): Promise<readonly RoomTemplate[]>;
  export(id: string): Promise<RoomFile>;
  /** A new room of what {@link export} gave. What is wrong with the file is `bad-message` with `detail` `at`, `problem` and `about`. */
  import(file: unknown): Promise<RoomSummary>;
  /** What is left out stays as it is. */
  setMember(id: string, user: string, role: Role, more?: { readonly name?: string; readonly crew?: readonly string[] }): Promise<void>;
  removeMember(id: string, user: string): Promise<void>;
  /** What whoever knows the id becomes: for `expiresIn` seconds (60 to 7,776,000), or until it is set anew. */
  setLink(id: string, role: LinkRole | null, how?: { readonly expiresIn?: number }): Promise<void>;
  /**
   * One leaves oneself, and the copy on this device goes. Rejects with `last-owner` where nobody else owns the room, and with
   * `unsent-work` (`detail.count`) where something waits here and `discard` is not set: then nothing has changed.
   */
  leave(id: string, how?: { readonly discard?: boolean }): Promise<void>;
}
