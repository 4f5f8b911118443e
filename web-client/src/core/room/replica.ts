import type { View } from '../collaboration/subscription';
import type { Commit, LogPart } from '../protocol/messages';
import { Base } from '../replica/base';
import type { Snapshot, StoredRoom } from '../vault/vault';

/** How many commits are kept that cannot be applied yet; beyond that a sync brings them again. */
const ASIDE_MAX = 500;

/** How many commits are remembered, so that undoing one can be shown at once. */
const RECENT_MAX = 500;

/** Looks on while the state takes up commits. */
interface Watch {
  before(commit: Commit): void;
  after(commit: Commit): void;
}

/** The server's log as far as this device has followed it (S2): next is applied, older ignored, later kept aside. */
export class Replica {
  /** By the first position that they speak of. */
  readonly #aside = new Map<number, LogPart>();
  readonly #recent = new Map<number, Commit>();
  #base: Base | null = null;
  #view: View | null = null;
  #head = 0;

  get base(): Base | null {
    return this.#base;
  }

  /** The filter through which the state came; null where it is whole. */
  get view(): View | null {
    return this.#view;
  }

  get seq(): number {
    return this.#base?.seq ?? 0;
  }

  /** The newest position heard of. */
  get head(): number {
    return Math.max(this.#head, this.seq);
  }

  /** Something is known to be missing. */
  get behind(): boolean {
    return this.head > this.seq;
  }

  /** S7: whether this state is not the server's, by the digest of its own position or of a head that was told. */
  contradicts(told?: { readonly seq: number; readonly digest: string }): boolean {
    // V2: the digest says nothing of a part.
    if (this.#base === null || this.#view !== null) return false;
    if (told === undefined) return !this.#base.sound;
    return told.seq === this.#base.seq && told.digest !== this.#base.digest;
  }

  /** Takes what this device kept; a copy that contradicts its own digest is not used. */
  restore({ snapshot, tail }: Pick<StoredRoom, 'snapshot' | 'tail'>, watch?: Watch): boolean {
    if (snapshot === null) return false;
    this.#base = new Base(snapshot);
    for (const commit of tail) this.#apply(commit, watch);
    if (this.#base.sound) return true;
    this.#base = null;
    return false;
  }

  replace(snapshot: Snapshot, view: View | null = null): Base {
    const base = new Base(snapshot);
    if (this.#base?.epoch !== snapshot.epoch || view?.mark !== this.#view?.mark) {
      this.#aside.clear();
      this.#recent.clear();
    }
    this.#head = 0;
    this.#view = view;
    this.#replaceBy(base);
    return base;
  }

  saw(head: number): void {
    this.#head = Math.max(this.#head, head);
  }

  /** A commit that this device saw lately. */
  commit(seq: number): Commit | undefined {
    return this.#recent.get(seq);
  }

  /** Answers those that were applied now, in order; commits kept aside earlier may be among them. */
  offer(parts: readonly LogPart[], watch?: Watch): Commit[] {
    for (const part of parts) {
      this.saw(to(part));
      if (to(part) > this.seq && this.#aside.size < ASIDE_MAX) this.#aside.set(from(part), part);
    }
    const applied: Commit[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if ('skip' in next) this.#base?.skip(to(next));
      else if (this.#apply(next, watch)) applied.push(next);
      else break;
      this.#aside.delete(from(next));
    }
    return applied;
  }

  /** What speaks of the next position. A marker may begin before it. */
  #next(): LogPart | undefined {
    if (this.#base === null || this.#aside.size === 0) return undefined;
    const at = this.seq + 1;
    return this.#aside.get(at) ?? (this.#view === null ? undefined : [...this.#aside.values()].find((part) => from(part) <= at && to(part) >= at));
  }

  #apply(commit: Commit, watch: Watch | undefined): boolean {
    watch?.before(commit);
    if (this.#base?.apply(commit) !== 'applied') return false;
    watch?.after(commit);
    this.#recent.set(commit.seq, commit);
    this.#recent.delete(commit.seq - RECENT_MAX);
    return true;
  }

  #replaceBy(base: Base): void {
    this.#base = base;
    for (const [first, part] of this.#aside) if (to(part) <= base.seq) this.#aside.delete(first);
  }
}

const from = (part: LogPart): number => ('skip' in part ? part.skip[0] : part.seq);
const to = (part: LogPart): number => ('skip' in part ? part.skip[1] : part.seq);
