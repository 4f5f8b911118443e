import type { LucideIcon } from 'lucide-react';
import { createContext, use, useEffect, useRef } from 'react';

/** Where in the palette a command stands. `here`: views and acts of the room; `entity`: what is in it. */
export type CommandGroup = 'here' | 'entity' | 'room' | 'app';

/** Something that the command palette finds by its name and does. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  readonly icon: LucideIcon;
  /** Said beside it. */
  readonly hint?: string;
  /** Other words that find it. */
  readonly words?: string;
  run(): void;
}

export type Commands = () => readonly Command[];

const sources = new Set<{ readonly current: Commands }>();

/** Adds commands for as long as the component is shown. They are asked for when the palette opens, so they may be many. */
export function useCommands(commands: Commands): void {
  const source = useRef(commands);
  useEffect(() => {
    source.current = commands;
  });
  useEffect(() => {
    sources.add(source);
    return () => void sources.delete(source);
  }, []);
}

/** Those of all that is shown now. */
export function commandsHere(): readonly Command[] {
  return [...sources].flatMap(({ current }) => current());
}

export const PaletteContext = createContext<(() => void) | null>(null);

/** Opens the palette; null where there is none, as in a test of a part. */
export function usePalette(): (() => void) | null {
  return use(PaletteContext);
}
