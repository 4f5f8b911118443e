/** How often a client without a socket asks, in milliseconds. */
export interface Pace {
  /** How long the server may hold a question until there is something to tell; 0: it answers at once. */
  readonly waitMs: number;
  /** Between an answer and the next question. */
  readonly restMs: number;
  /** Between two looks at who is here, what is locked and what one may do. */
  readonly lookMs: number;
}

const QUICK_MS = 60_000;
const IDLE_MS = 5 * 60_000;

/** Quick while something happens, slow when nobody looks. A look comes before the server counts a client as gone (P2). */
export function paceOf({ hidden, quietMs }: { readonly hidden: boolean; readonly quietMs: number }): Pace {
  if (hidden) return { waitMs: 0, restMs: 30_000, lookMs: 25_000 };
  if (quietMs < QUICK_MS) return { waitMs: 20_000, restMs: 250, lookMs: 10_000 };
  if (quietMs < IDLE_MS) return { waitMs: 20_000, restMs: 2_000, lookMs: 25_000 };
  return { waitMs: 0, restMs: 15_000, lookMs: 45_000 };
}
