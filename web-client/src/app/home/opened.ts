const STORED = 'tandem.opened';
/** Older ones are in the order in which they were made. */
const MOST = 50;

interface Opened {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** By it theme.js knows which screen to ask for when the page is loaded at this room. */
  readonly kind: string;
}

/** When this device opened which rooms last. */
export function openedRooms(): ReadonlyMap<string, Opened> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    return new Map(Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).filter((entry): entry is [string, Opened] => isOpened(entry[1])));
  } catch {
    return new Map(); // written by something else
  }
}

export function noteOpened(room: string, kind: string, at = Date.now()): void {
  const opened = [...openedRooms().entries()].filter(([id]) => id !== room).toSorted(([, a], [, b]) => b.at - a.at);
  try {
    localStorage.setItem(STORED, JSON.stringify(Object.fromEntries([[room, { at, kind }], ...opened].slice(0, MOST))));
  } catch {
    // A full storage loses the order of the rooms, nothing else.
  }
}

function isOpened(value: unknown): value is Opened {
  return typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && 'kind' in value && typeof value.kind === 'string';
}
