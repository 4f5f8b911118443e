import { Cell, type Readable } from '../core';

export const themes = ['system', 'light', 'dark'] as const;
export const announcements = ['all', 'item', 'own', 'none'] as const;

/** What a person chose for this device. */
export interface Settings {
  readonly theme: (typeof themes)[number];
  /** Which years dates are written with; `usual` is what the language does by itself. */
  readonly calendar: 'usual' | 'gregory' | 'buddhist';
  /** What screen readers are told without being asked: warnings always. `own`: what the person does, not what others do; `item`: of that, what they do to what the person is at. */
  readonly announce: (typeof announcements)[number];
  /** Rooms are kept on this device, encrypted. */
  readonly offline: boolean;
  /** On devices with a pointer, the others see where it is, and it is shown where theirs are. */
  readonly pointers: boolean;
  /** A single character may do something. */
  readonly keys: boolean;
}

const STORED = 'tandem.settings';
const USUAL: Settings = { theme: 'system', calendar: 'usual', announce: 'all', offline: true, pointers: true, keys: true };

const cell = new Cell<Settings>(stored());

/** The settings of this device. Every tab follows. */
export const settings: Readable<Settings> = cell;

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === STORED) cell.set(stored());
  });
}

export function changeSettings(change: Partial<Settings>): void {
  cell.set({ ...cell.get(), ...change });
  localStorage.setItem(STORED, JSON.stringify(cell.get()));
  // The theme is kept by a script of its own, which is there before the first paint.
  dispatchEvent(new Event('tandem.settings'));
}

/** What is not understood, from another version or by hand, is as usual. */
export function stored(): Settings {
  const read = fromStorage();
  return {
    theme: themes.find((theme) => theme === read.theme) ?? USUAL.theme,
    calendar: read.calendar === 'gregory' || read.calendar === 'buddhist' ? read.calendar : USUAL.calendar,
    announce: announcements.find((which) => which === read.announce) ?? USUAL.announce,
    offline: typeof read.offline === 'boolean' ? read.offline : USUAL.offline,
    pointers: typeof read.pointers === 'boolean' ? read.pointers : USUAL.pointers,
    keys: typeof read.keys === 'boolean' ? read.keys : USUAL.keys,
  };
}

function fromStorage(): Partial<Record<keyof Settings, unknown>> {
  try {
    const read: unknown = JSON.parse(globalThis.localStorage?.getItem(STORED) ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
