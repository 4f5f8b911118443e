import type { Point } from './trail';

/** What a chart of answer times shows, to be said in words. */
export interface Said {
  readonly least: number;
  readonly most: number;
  readonly median: number;
  readonly last: number;
  /** How often there was no link. */
  readonly gaps: number;
}

/** Null before the first answer. */
export function said(points: readonly Point[]): Said | null {
  const times = points.flatMap(({ ms }) => ms ?? []);
  const last = times.at(-1);
  if (last === undefined) return null;
  const sorted = times.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? last, most: sorted.at(-1) ?? last, median: sorted[(sorted.length - 1) >> 1] ?? last, last, gaps: points.filter(({ ms }) => ms === null).length };
}

export const grades = ['good', 'fair', 'weak', 'poor'] as const;

/** A score from 0 to 100 in a word. */
export function gradeOf(score: number): (typeof grades)[number] {
  if (score >= 90) return 'good';
  if (score >= 70) return 'fair';
  return score >= 40 ? 'weak' : 'poor';
}
