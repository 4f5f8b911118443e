import type { Commit, Op } from '../protocol/messages';
import type { Base } from '../replica/base';
import type { Moved, News, Queued, Settlement, Snapshot, Terms, Waiting } from '../vault/vault';
import type { Entry } from './entry';
import type { Text } from './text-places';

/** The state of a sibling was taken over. */
export interface Taken {
  readonly epoch: string;
  /** What leads on from there. */
  readonly later: readonly News[];
  /** What the vault is still to be told. */
  readonly owed: readonly Settlement[];
}

type Entity = { readonly type: string; readonly id: string };

/**
 * Follows the state under the waiting mutations: what it contains by now is not shown on top of it any more. This is all there
 * is to do while nobody types into a text; where a kind has texts, {@link WaitingTexts} does the rest.
 */
export class WaitingEdits {
  protected readonly entries: () => readonly Entry[];
  protected own: readonly Entry[] = [];

  constructor(entries: () => readonly Entry[]) {
    this.entries = entries;
  }

  /** Some edit of a text waits. */
  get waiting(): boolean {
    return false;
  }

  /** Before the base takes up a commit. */
  before(commit: Commit): void {
    this.own = this.unfolded().filter(({ sent, settledAt }) => (sent === null ? settledAt === commit.seq : sent.client === commit.by.client && sent.n <= commit.n[1]));
  }

  /** After it did. */
  after(_commit: Commit): void {
    for (const entry of this.own) entry.folded = true;
    this.own = [];
  }

  /** A state to begin with: what it was said to hold is part of it. */
  restored({ receipt }: Pick<Snapshot, 'receipt'>, _seq: number): void {
    for (const entry of this.unfolded()) if (entry.sent !== null && entry.sent.client === receipt?.client && entry.sent.n <= receipt.last) entry.folded = true;
  }

  /** The state of a sibling tab, where no commits lead there. Null where there is none. */
  takeOver(_waiting: Waiting, _owed: readonly Settlement[]): Taken | null {
    return null;
  }

  /** This tab takes a part of the room, in which it cannot be said where the edits of texts stand that wait here or are stored. */
  narrow(_queued?: readonly Queued[]): boolean {
    return false;
  }

  /** Where an edit stands depends on all others: the vault takes what was done only from a tab that knows them. */
  terms(_version: number): Terms {
    return {};
  }

  /** The state from which this tab came where it is, in rooms where something hangs on that. */
  get mark(): string | undefined {
    return undefined;
  }

  /** Something moved that is not stored, or it is not sure whether the vault knows what this tab knows. */
  get unsaved(): boolean {
    return false;
  }

  /** Another state altogether. */
  replaced(_before: Base | null, after: Base): void {
    this.restored(after.came, after.seq);
  }

  /** Entities of which this client is told nothing any more; `seen` is the state in which they were. */
  outOfSight(_gone: (entity: Entity) => boolean, _seen?: Base | null): void {}

  /** What leaves the queue without being part of the state. */
  without(gone: Entry, _told = false): void {
    gone.folded = true;
  }

  /** What sibling tabs put into the queue, in its order. */
  join(_fresh: readonly Entry[]): void {}

  /** Siblings' edits took up what was made after them: before the queue takes those rows. `owed`: this tab is about to write where the shorter ones stood. */
  longer(_rows: readonly Queued[], _owed: boolean): void {}

  /** A text as it is where an edit stands or stood. */
  under(_entry: Entry, _text: Text): string {
    return '';
  }

  /** One took up another: it may have moved while that was stored. */
  moved(_entry: Entry): void {}

  /** The vault knows what this tab knows. */
  known(): void {}

  /** What moved since this was asked last, to be stored with the state under it. */
  takeMoved(): Moved[] {
    return [];
  }

  /** It could not be stored: all that waits is to be stored anew. */
  moveAgain(): void {}

  /** Those of the mutations, from the first on, that can be sent now. */
  ready(fresh: readonly Entry[]): readonly Entry[] {
    return fresh;
  }

  /** As they are shown, made now. */
  foreseen(ops: readonly Op[]): readonly Op[] {
    return ops;
  }

  /** As they are made again. */
  anew(ops: readonly Op[]): readonly Op[] {
    return ops;
  }

  /** As it is to be sent. */
  final({ shown }: Entry): readonly Op[] {
    return shown;
  }

  protected unfolded(): readonly Entry[] {
    return this.entries().filter(({ folded }) => !folded);
  }
}
