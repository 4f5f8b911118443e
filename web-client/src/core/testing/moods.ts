/** How the server misbehaves; probabilities in [0, 1]. */
export interface Moods {
  /** `busy` instead of deciding. */
  busy: number;
  /** The function fails before or after the commit (E3). */
  fail: number;
  /** A commit that is not told to somebody. */
  untold: number;
  /** An answer without the commit, as when both do not fit one frame. */
  bare: number;
  /** Most commits in a delta. */
  deltaMax: number;
  /** Entities of a snapshot by reference instead of in the frame. */
  href: boolean;
  /** Rows looked at in one page of a snapshot, whatever is asked for; and that the position of its pages is not kept. */
  pageMax: number;
  unpinned: number;
}

export const goodMood = (): Moods => ({ busy: 0, fail: 0, untold: 0, bare: 0, deltaMax: 50, href: false, pageMax: 1_000, unpinned: 0 });
