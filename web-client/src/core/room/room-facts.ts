import type { StepName } from '../api';
import type { Kind } from '../kinds/kind';
import { Late } from '../late';
import type { Joined, MemberChanged } from '../protocol/frames';
import type { Commit, LogPart } from '../protocol/messages';
import type { Facts } from '../vault/vault';
import { nameOf } from './entry';
import type { Ledger } from './ledger';
import { after, NOTHING, type Undoable } from './undo-stack';

/** Loaded when somebody lets go of what is kept. */
export const lettingGo = new Late(() => import('./letting-go'));

/** Who and what the room is, as it was last told, kept for the next start; and what this device can take back in it. */
export class RoomFacts {
  readonly #room: string;
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #ledger: Ledger;
  readonly #steps = new Map<number, string>();
  readonly #names = new Map<number, StepName>();
  #facts: Facts | null = null;

  constructor(room: string, kinds: ReadonlyMap<string, Kind>, ledger: Ledger) {
    this.#room = room;
    this.#kinds = kinds;
    this.#ledger = ledger;
  }

  get now(): Facts | null {
    return this.#facts;
  }

  get undoable(): Undoable {
    return this.#facts?.undoable ?? NOTHING;
  }

  /** False when this app does not know the kind of the room. */
  meet(facts: Facts): boolean {
    const kind = this.#kinds.get(facts.kind);
    if (kind === undefined) return false;
    this.#facts = facts;
    this.#ledger.shape = kind;
    return true;
  }

  /** As {@link meet}, of what the server says. */
  met({ kind, kindVersion, title, user, role, members, head }: Joined): boolean {
    const facts: Facts = { kind, kindVersion, title, user, role, members, undoable: this.undoable, seen: this.#facts?.seen ?? { '': head } };
    if (!this.meet(facts)) return false;
    this.#save(facts);
    return true;
  }

  /** P5: what one may do is another thing from now on, and so is who is here. */
  member({ member, change }: MemberChanged): void {
    if (this.#facts === null) return;
    const { members, user } = this.#facts;
    const at = members.findIndex((one) => one.user === member.user);
    if (change === 'left') return this.#save({ ...this.#facts, members: members.filter((_, i) => i !== at) });
    this.#save({ ...this.#facts, members: at < 0 ? [...members, member] : members.with(at, member), ...(member.user === user && { role: member.role }) });
  }

  /** What commits are about to settle, before the queue forgets it. */
  coming(parts: readonly LogPart[]): void {
    for (const part of parts) {
      if (!('seq' in part)) continue;
      const made = this.#ledger.outbox.within(part).map(({ intent }) => intent);
      const [step, newest] = [made.find((intent) => intent.step)?.step, made.at(-1)];
      if (step !== undefined) this.#steps.set(part.seq, step);
      // In the words of the newest of them.
      if (newest !== undefined) this.#names.set(part.seq, nameOf(newest));
    }
  }

  /** Commits of this device. */
  own(commits: readonly Commit[]): void {
    if (commits.length > 0) this.remember(commits.reduce((stack, commit) => after(stack, commit, this.#steps.get(commit.seq), this.#names.get(commit.seq)), this.undoable));
    for (const { seq } of commits) {
      this.#steps.delete(seq);
      this.#names.delete(seq);
    }
  }

  /** The person has seen a thread of comments up to this commit. */
  see(thread: string, seq: number): void {
    const { seen = {} } = this.#facts ?? {};
    if (this.#facts !== null && seq > Math.max(seen[thread] ?? 0, seen[''] ?? 0)) this.#save({ ...this.#facts, seen: { ...seen, [thread]: seq } });
  }

  /** The person removed the copy of this device. */
  forgotten(): void {
    this.#ledger.outbox.shared.through(async (vault) => (await lettingGo.want()).forgotten(vault, this.#room, () => ({ facts: this.#facts, snapshot: this.#ledger.replica.base?.snapshot() })));
  }

  /** What can be taken and brought back from now on. */
  remember(undoable: Undoable): void {
    if (this.#facts !== null) this.#save({ ...this.#facts, undoable });
  }

  #save(facts: Facts): void {
    this.#facts = facts;
    this.#ledger.outbox.shared.post((vault) => vault.saveFacts(this.#room, facts));
    this.#ledger.changed();
  }
}
