import type { Entities, Handle } from '../api';
import type { Kind } from '../kinds/kind';
import { KindModel } from '../kinds/model';
import type { Limits } from '../limits';
import type { Platform } from '../platform';
import type { View } from '../collaboration/subscription';
import type { Commit, LogPart } from '../protocol/messages';
import type { Decided } from '../protocol/schema';
import { Late } from '../late';
import type { Undone } from '../replica/overlay';
import { Picture } from '../replica/picture';
import type { Intent, News, Snapshot, StoredRoom, Vault } from '../vault/vault';
import { Outbox } from './outbox';
import { Replica } from './replica';

/** Loaded with the first undo or resolution. */
export const undoing = new Late(() => import('../replica/undoing'));

export interface LedgerParts {
  readonly id: string;
  readonly lane: string;
  readonly platform: Platform;
  readonly limits: Limits;
  readonly vault: Promise<Vault>;
}

/** An answer to mutations of a client (U4). */
export interface Answer {
  readonly client: string;
  readonly outcomes: readonly Decided[];
}

/**
 * The books of a room: the server's state, the queue on top of it, and what of both is stored. Whatever changes them
 * goes through here, so that state and queue are written together and the picture follows.
 */
export class Ledger {
  readonly replica = new Replica();
  readonly outbox: Outbox;
  readonly #parts: LedgerParts;
  readonly #changed: () => void;
  #kind: KindModel | null = null;
  #picture: Picture | null = null;
  /** The version of the queue that the picture shows. */
  #drawn = 0;
  /** Commits stored one by one since the snapshot. */
  #tail = 0;
  /** What an undo or a resolution that waits would do, of what this device remembers. Until the code for it is there it is not shown. */
  readonly #undone: Undone = (op, now) => {
    if (this.#kind === null) return [];
    if (undoing.now !== null) return undoing.now.guessed(this.#kind, op, (seq) => this.replica.commit(seq), now);
    undoing.want().then(() => this.#redraw(), () => {});
    return [];
  };

  constructor(parts: LedgerParts, changed: () => void, followed: (commits: readonly Commit[]) => void, rejoin: () => void) {
    const { id, lane, limits, platform, vault } = parts;
    this.#parts = parts;
    this.#changed = changed;
    this.outbox = new Outbox(
      {
        room: id,
        lane,
        limits,
        now: () => platform.clock.now(),
        id: () => platform.id(),
        base: () => this.replica.base,
        view: () => this.replica.view,
        kind: () => this.#kind,
        behind: () => this.replica.behind,
        commit: (seq) => this.replica.commit(seq),
        undone: this.#undone,
        follow: (epoch, news) => followed(this.#follow(epoch, news)),
        takeOver: (base) => {
          this.outbox.rebase(this.replica.base?.epoch, base);
          this.replica.replace(base.snapshot());
          this.#draw();
        },
        rejoin,
        saw: (head) => this.replica.saw(head),
        changed: () => this.changed(),
        report: (problem, cause) => platform.report(problem, cause),
      },
      vault,
    );
  }

  get kind(): KindModel | null {
    return this.#kind;
  }

  set shape(kind: Kind) {
    if (this.#kind?.kind !== kind) this.#kind = new KindModel(kind);
  }

  entities(): Entities {
    return this.#picture?.entities() ?? NOTHING;
  }

  async load(): Promise<StoredRoom> {
    const { id, lane, platform } = this.#parts;
    const stored = await this.outbox.shared.write((vault) => vault.load(id, lane, platform.id()));
    this.outbox.take(stored);
    return stored;
  }

  /** The copy of this device; false when there is none that can be trusted. */
  restore(stored: StoredRoom): boolean {
    this.outbox.drop();
    const sound = this.replica.restore(stored, this.outbox.texts);
    // What waits stands on that, or is placed once this tab has got as far.
    this.outbox.take(stored);
    if (!sound || stored.snapshot === null) return false;
    this.outbox.texts.restored(stored.snapshot, stored.snapshot.seq);
    this.#tail = stored.tail.length;
    this.#draw();
    return true;
  }

  add(intent: Intent): Handle {
    const shown = this.outbox.texts.foreseen(intent.ops);
    const handle = this.outbox.add(intent, this.replica.seq, shown);
    if (this.#drawn + 1 === this.outbox.version) {
      this.#picture?.append(shown);
      this.#drawn = this.outbox.version;
    }
    this.changed();
    return handle;
  }

  changed(): void {
    if (this.outbox.version !== this.#drawn) this.#picture?.invalidate();
    this.#drawn = this.outbox.version;
    this.#changed();
  }

  /**
   * Another state altogether; what `receipt` says was decided is part of it. What came through a filter (`view`) is not
   * kept on this device: there the last whole copy stays, which any tab can go on from.
   */
  replace(snapshot: Snapshot, receipt?: { readonly client: string; readonly last: number }, view: View | null = null): void {
    const before = this.replica.base;
    const state = { ...snapshot, mark: this.#parts.platform.id(), receipt };
    const after = this.replica.replace(state, view);
    if (view !== null) this.outbox.texts.outOfSight(({ type, id }) => after.entity(type, id) === undefined, before);
    this.outbox.texts.replaced(before, after);
    this.#tail = 0;
    this.#draw();
    this.outbox.rebase(before?.epoch, snapshot);
    if (view === null) this.outbox.owe({ epoch: snapshot.epoch, moved: this.outbox.texts.takeMoved(), state });
  }

  /** S2, S5, U4. Answers the commits that were applied. */
  absorb(epoch: string, commits: readonly LogPart[], answer?: Answer): readonly Commit[] {
    // An answer may come without its commit; then it is known to be missing.
    for (const { outcome } of answer?.outcomes ?? []) if (outcome !== 'settled' && outcome.status === 'applied') this.replica.saw(outcome.seq ?? 0);
    const applied = this.replica.base?.epoch === epoch ? this.replica.offer(commits, this.outbox.texts) : [];
    const rejected = answer === undefined ? [] : this.outbox.decide(answer.client, answer.outcomes, this.replica.head);
    for (const commit of applied) rejected.push(...this.outbox.decideByCommit(commit));
    const whole = this.replica.view === null;
    const settled = this.outbox.settledBy(applied);
    const done = this.outbox.release(this.replica.seq);
    const moved = this.outbox.texts.takeMoved();
    if (applied.length + rejected.length + done.length + moved.length > 0) this.outbox.owe({ epoch, commits: whole ? applied : [], done, rejected, moved, settled });
    if (applied.length > 0) this.#picture?.invalidate();
    if (whole) this.#compact(applied.length);
    void this.outbox.shared.advanced().catch(() => {});
    this.changed();
    return applied;
  }

  /** What a sibling tab learned, with the mutations that it settled. */
  #follow(epoch: string, news: readonly News[]): readonly Commit[] {
    for (const { commit, done } of news) for (const id of done) this.outbox.decideById(id, { status: 'applied', seq: commit.seq });
    // What a sibling holds is whole: not what a filter lets through.
    return this.absorb(epoch, this.replica.view === null ? news.map(({ commit }) => commit) : []);
  }

  #redraw(): void {
    this.#picture?.invalidate();
    this.#changed();
  }

  #draw(): void {
    const { base } = this.replica;
    if (base === null || this.#kind === null) return;
    if (this.#picture === null) this.#picture = new Picture(this.#kind, base, () => this.outbox.ops(), this.#undone);
    else this.#picture.rebase(base);
  }

  /** Commits are kept one by one; now and then the snapshot takes them up. */
  #compact(more: number): void {
    this.#tail += more;
    const { base } = this.replica;
    // Waiting edits of texts are stored with where they stand: the commits from there on stay.
    if (this.#tail < this.#parts.limits.tailCommits || base === null || this.outbox.texts.waiting) return;
    this.#tail = 0;
    const snapshot = base.snapshot();
    this.outbox.shared.post((vault) => vault.compact(this.#parts.id, snapshot));
  }
}

const NOTHING: Entities = new Map();
