const STORED = 'tandem.opened';
/** Older ones are in the order in which they were made. */
const MOST = 50;

/** When this device opened which rooms last, in milliseconds since 1970. */
export function openedRooms(): ReadonlyMap<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return new Map(Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return new Map(); // written by something else
  }
}

export function noteOpened(room: string, now = Date.now()): void {
  const opened = [...openedRooms().entries()].filter(([id]) => id !== room).toSorted(([, a], [, b]) => b - a);
  try {
    localStorage.setItem(STORED, JSON.stringify(Object.fromEntries([[room, now], ...opened].slice(0, MOST))));
  } catch {
    // A full storage loses the order of the rooms, nothing else.
  }
}
