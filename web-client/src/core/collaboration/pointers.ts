import type { Other, Pointing } from '../api';
import type { Limits } from '../limits';
import type { Here } from '../protocol/frames';
import type { Pointer, Where } from '../protocol/messages';
import type { Cell } from '../readable';

/** Where the pointers of a room are (P6): one's own, and those of the others in the same view. */
export class Pointers {
  readonly all: Cell<readonly Pointing[]>;
  /** Whether this page shows them: only then it is told them. */
  shown = false;
  own: Pointer | null = null;
  /** Whether the others may see one's own. */
  #said = false;
  readonly #user: string;

  constructor(user: string, all: Cell<readonly Pointing[]>) {
    this.#user = user;
    this.all = all;
  }

  take({ client, user, name, status, where, pointer }: Here, here: Where | null): void {
    const before = this.all.get();
    const rest = before.filter((one) => one.client !== client);
    if (this.shown && status === 'online' && pointer !== undefined && user !== this.#user && sameView(where, here)) this.all.set([...rest, { client, user, name, pointer }]);
    else if (rest.length < before.length) this.all.set(rest);
  }

  /** Nothing is known of them any more: another view, or no link. They are seen again with their next move. */
  forget(): void {
    this.own = null;
    this.#said = false;
    if (this.all.get().length > 0) this.all.set([]);
  }

  /** How many are told one's own. */
  watchers(others: readonly Other[], here: Where | null): number {
    return others.filter(({ user, status, where }) => user !== this.#user && status === 'online' && where?.pointers === true && sameView(where, here)).length;
  }

  /** Whether its last move is for anybody. */
  due(watchers: number): boolean {
    return watchers > 0 && (this.own !== null || this.#said);
  }

  /** What to say of it now; undefined where there is nothing to say. */
  say(watchers: number): Pointer | null | undefined {
    const said = watchers > 0 ? this.own : null;
    const gone = said === null && this.#said;
    this.#said = said !== null;
    return said ?? (gone ? null : undefined);
  }
}

/** A pointer that is told more rarely does not look as if it moved. */
const POINTER_MAX_MS = 1_000;

/** However many look on, a pointer takes no more than so many deliveries a second as one word in `presenceMs` does. */
export function pointerPause(watchers: number, { presenceMs }: Limits): number {
  return Math.min(POINTER_MAX_MS, watchers * presenceMs);
}

function sameView(a: Where | undefined, b: Where | null): boolean {
  return b !== null && a?.view === b.view;
}

export function samePointer(a: Pointer | null, b: Pointer | null): boolean {
  return a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y && a.type === b.type && a.id === b.id);
}
