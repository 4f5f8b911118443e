import type { Commit } from '../protocol/messages';
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
  readonly #aside = new Map<number, Commit>();
  readonly #recent = new Map<number, Commit>();
  #base: Base | null = null;
  #head = 0;

  get base(): Base | null {
    return this.#base;
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
    if (this.#base === null) return false;
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

  replace(snapshot: Snapshot): Base {
    const base = new Base(snapshot);
    if (this.#base?.epoch !== snapshot.epoch) {
      this.#aside.clear();
      this.#recent.clear();
    }
    this.#head = 0;
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
  offer(commits: readonly Commit[], watch?: Watch): Commit[] {
    for (const commit of commits) {
      this.saw(commit.seq);
      if (commit.seq > this.seq && this.#aside.size < ASIDE_MAX) this.#aside.set(commit.seq, commit);
    }
    const applied: Commit[] = [];
    for (let next = this.#aside.get(this.seq + 1); next !== undefined; next = this.#aside.get(this.seq + 1)) {
      if (!this.#apply(next, watch)) break;
      this.#aside.delete(next.seq);
      applied.push(next);
    }
    return applied;
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
    for (const seq of this.#aside.keys()) if (seq <= base.seq) this.#aside.delete(seq);
  }
}
