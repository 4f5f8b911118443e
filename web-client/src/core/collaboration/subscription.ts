import { TandemError } from '../errors';
import type { Anew, ClientFrame, Subscribed } from '../protocol/frames';
import type { Entity } from '../protocol/messages';
import { Cell } from '../readable';
import { digestOf } from '../replica/digest-of';
import { type Deferred, deferred } from '../room/deferred';
import type { Snapshot } from '../vault/vault';
import { type Filter, matches, sameFilter } from './filter';

export { checkFilter, narrowing } from './filter';

/** The filter through which the state came, and the mark by which frames name it (V5). */
export interface View {
  readonly filter: Filter;
  readonly mark: string;
}

/** What is asked for and what is shown; null is everything. They differ until the server has answered. */
export interface SubscriptionState {
  readonly wanted: Filter | null;
  readonly shown: Filter | null;
}

/** The state as it is here. */
export interface Shown {
  readonly room: string;
  position(): { readonly epoch: string; readonly seq: number } | null;
  view(): View | null;
  /** An edit of a text waits. */
  typing(): boolean;
  entities(): Iterable<Entity>;
}

type Whole = Pick<Snapshot, 'epoch' | 'seq' | 'entities'>;
type Question = Extract<ClientFrame, { action: 'subscribe' | 'unsubscribe' }>;

/**
 * Which part of a room this client takes (V): what the person wants, what was asked for, what is shown. While an edit of a text waits all of
 * the room is taken: where it stands among those of sibling tabs only who knows every commit can say (T2).
 */
export class Subscription {
  readonly state: Cell<SubscriptionState>;
  readonly #shown: Shown;
  #waiting: Deferred<void> | null = null;
  #asked: Filter | null | undefined;
  /** The filter that was joined with. */
  #joined: Filter | null = null;
  /** All of the room was joined for the sake of an edit: so it stays until it is joined again, not to change with each letter. */
  #stays = false;

  constructor(shown: Shown, state: Cell<SubscriptionState>) {
    this.state = state;
    this.#shown = shown;
  }

  /** A question is under way: what is told until its answer may be of either filter (V4). */
  get asking(): boolean {
    return this.#asked !== undefined;
  }

  get mark(): string | undefined {
    return this.#shown.view()?.mark;
  }

  /** Resolves once this is what is shown, or what was wanted after it. */
  want(filter: Filter | null): Promise<void> {
    this.state.set({ ...this.state.get(), wanted: filter });
    this.#stays = false;
    this.#waiting ??= deferred<void>();
    const { promise } = this.#waiting;
    promise.catch(() => {});
    this.#settle();
    return promise;
  }

  /**
   * J1: what a join says. A position is named where the state here is that of the filter, or whole: of that the filter
   * shows a part, which {@link narrowed} gives.
   */
  join(anew: Anew | undefined): { readonly subscribe?: Filter; readonly epoch?: string; readonly since?: number } {
    this.#stays = this.#shown.typing();
    const wanted = this.#stays ? null : this.state.get().wanted;
    const [at, view] = [this.#shown.position(), this.#shown.view()];
    this.#joined = wanted;
    this.#asked = undefined;
    const held = !anew && at !== null && (view === null || sameFilter(view.filter, wanted));
    return { ...(wanted !== null && { subscribe: wanted }), ...(held && { epoch: at.epoch, since: at.seq }) };
  }

  /** What the filter shows of the whole state that is here, where a delta goes on from that. */
  narrowed(mark: string | undefined): Snapshot | null {
    const [at, filter] = [this.#shown.position(), this.#joined];
    if (at === null || filter === null || mark === undefined || mark === this.mark) return null;
    return { epoch: at.epoch, seq: at.seq, digest: '', entities: [...this.#shown.entities()].filter((entity) => matches(filter, entity)) };
  }

  /** What the state that was just taken came through. */
  joinedThrough(mark: string | undefined): View | null {
    return this.#joined === null || mark === undefined ? null : { filter: this.#joined, mark };
  }

  /** V4: the question to ask now; null where there is none. */
  question(id: () => string): Question | null {
    const { wanted, shown } = this.state.get();
    const at = this.#shown.position();
    if (at === null || this.asking || this.#stays || this.#shown.typing() || sameFilter(wanted, shown)) return null;
    this.#asked = wanted;
    const more = { id: id(), room: this.#shown.room, epoch: at.epoch, since: at.seq, ...(this.mark !== undefined && { from: this.mark }) };
    return wanted === null ? { action: 'unsubscribe', ...more } : { action: 'subscribe', filter: wanted, ...more };
  }

  /** What is shown from the answer on. */
  async answered(frame: Subscribed, fetched: (href: string) => Promise<Whole>): Promise<{ readonly snapshot: Snapshot; readonly view: View | null }> {
    const { filter: mark, href, seq = 0, epoch } = frame;
    const filter = this.#asked ?? null;
    const whole = href === undefined ? { epoch, seq, entities: shownAfter(filter, this.#shown.entities(), frame) } : await fetched(href);
    const snapshot = { epoch: whole.epoch, seq: whole.seq, digest: digestOf(whole.entities), entities: whole.entities };
    return { snapshot, view: filter === null || mark === undefined ? null : { filter, mark } };
  }

  shows(view: View | null): void {
    this.#asked = undefined;
    this.state.set({ ...this.state.get(), shown: view?.filter ?? null });
    this.#settle();
  }

  /** Whatever was asked on this link has no answer any more. */
  forget(): void {
    this.#asked = undefined;
  }

  refused(code: string, detail?: unknown): void {
    this.#asked = undefined;
    this.state.set({ ...this.state.get(), wanted: this.state.get().shown });
    this.#waiting?.reject(new TandemError(code, { detail }));
    this.#waiting = null;
  }

  #settle(): void {
    const { wanted, shown } = this.state.get();
    if (this.asking || !sameFilter(wanted, shown)) return;
    this.#waiting?.resolve();
    this.#waiting = null;
  }
}

/** V4. What was narrowed away and did not change is forgotten without being told. */
function shownAfter(filter: Filter | null, before: Iterable<Entity>, { entities = [], gone }: Pick<Subscribed, 'entities' | 'gone'>): readonly Entity[] {
  if (gone === undefined) return entities;
  const kept = new Map<string, Entity>();
  for (const entity of before) if (filter === null || matches(filter, entity)) kept.set(key(entity), entity);
  for (const each of gone) kept.delete(key(each));
  for (const entity of entities) kept.set(key(entity), entity);
  return [...kept.values()];
}

const key = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}/${id}`;
