const ROWS = [0, 1, 2] as const;

/** Where something will stand in a moment. */
export function Skeleton() {
  return ROWS.map((row) => <div key={row} aria-hidden className="h-28 animate-pulse rounded-xl bg-sunken" />);
}
