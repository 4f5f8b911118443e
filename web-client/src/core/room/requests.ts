import type { Clock } from '../platform';

export type Asked = 'join' | 'sync' | 'update' | 'subscribe';

/** What was asked on this link and is not answered yet. Silence gives the link up (U8). */
export class Requests {
  readonly #open = new Map<string, { readonly what: Asked; readonly cancel: () => void }>();
  /** The newest position that was heard of when what is missing was asked for. */
  missing = 0;
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #silent: () => void;

  constructor(clock: Clock, limitMs: number, silent: () => void) {
    this.#clock = clock;
    this.#limitMs = limitMs;
    this.#silent = silent;
  }

  add(ref: string, what: Asked): void {
    this.#open.set(ref, { what, cancel: this.#clock.after(this.#limitMs, this.#silent) });
  }

  has(what: Asked): boolean {
    return [...this.#open.values()].some((asked) => asked.what === what);
  }

  /** Answered; undefined when it is not awaited (any more). */
  take(ref: string | undefined): Asked | undefined {
    const asked = ref === undefined ? undefined : this.#open.get(ref);
    if (ref === undefined || asked === undefined) return undefined;
    asked.cancel();
    this.#open.delete(ref);
    return asked.what;
  }

  /** What is answered from now on is not taken for an answer any more. */
  forget(what: Asked): void {
    for (const [ref, asked] of this.#open) if (asked.what === what) this.take(ref);
  }

  takeAll(): Asked[] {
    return [...this.#open.keys()].map((ref) => this.take(ref)).filter((what) => what !== undefined);
  }
}

/** Of a `gap`: the number that the server waits for. */
export function expected(detail: unknown): number {
  return typeof detail === 'object' && detail !== null && 'expected' in detail && typeof detail.expected === 'number' ? detail.expected : 0;
}
