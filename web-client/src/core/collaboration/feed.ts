import { TandemError } from '../errors';
import { Cell, type Readable } from '../readable';

/** What is read page by page, newest first. `problem` is the code why the last page did not come. */
export interface FeedState<T> {
  readonly items: readonly T[];
  /** There are older ones that were not read. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem?: string;
}

export interface FeedPage<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Pages behind one readable. Nothing is asked for before `more` or `refresh` is called. */
export class Feed<T> {
  readonly #state = new Cell<FeedState<T>>({ items: [], more: true, loading: false });
  readonly #page: (before: string | undefined) => Promise<FeedPage<T>>;
  #next: string | undefined;
  #asked = 0;

  constructor(page: (before: string | undefined) => Promise<FeedPage<T>>) {
    this.#page = page;
  }

  get state(): Readable<FeedState<T>> {
    return this.#state;
  }

  /** The next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    const { loading, more } = this.#state.get();
    if (!loading && more) await this.#read(this.#next, this.#state.get().items);
  }

  /** Begins again with the newest; what is shown stays until that is there. */
  async refresh(): Promise<void> {
    await this.#read(undefined, []);
  }

  async #read(before: string | undefined, kept: readonly T[]): Promise<void> {
    const asked = ++this.#asked;
    const { items, more } = this.#state.get();
    this.#state.set({ items, more, loading: true });
    try {
      const page = await this.#page(before);
      if (asked !== this.#asked) return;
      this.#next = page.next;
      this.#state.set({ items: [...kept, ...page.items], more: page.next !== undefined, loading: false });
    } catch (refusal) {
      if (!(refusal instanceof TandemError)) throw refusal;
      if (asked === this.#asked) this.#state.set({ items, more, loading: false, problem: refusal.code });
    }
  }
}
