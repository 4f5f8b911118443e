/** A position of a log that is kept on this device; null where none is. */
export function readSeq(key: string): number | null {
  const stored = localStorage.getItem(key);
  return stored === null || !/^\d+$/.test(stored) ? null : Number(stored);
}

export function writeSeq(key: string, seq: number): void {
  try {
    localStorage.setItem(key, String(seq));
  } catch {
    // A full storage loses what is new since the last visit, nothing else.
  }
}
