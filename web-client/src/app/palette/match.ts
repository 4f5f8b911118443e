import { fold } from '../../ui/fold';
import type { Command, CommandGroup } from '../../ui/palette/commands';

export interface Section {
  readonly group: CommandGroup;
  readonly commands: readonly Command[];
}

const GROUPS = ['here', 'entity', 'room', 'app'] as const satisfies readonly CommandGroup[];
const MOST = 8;

/**
 * What fits the words, the best of each group first, the group with the best first. Without words: no entities, since those
 * are countless, and the others as they come.
 */
export function sectionsOf(commands: readonly Command[], words: string): readonly Section[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const found = commands
    .filter(({ group }) => wanted.length > 0 || group !== 'entity')
    .map((command) => ({ command, score: scoreOf(command, wanted) }))
    .filter(({ score }) => score > 0);
  const sections = GROUPS.map((group) => found.filter(({ command }) => command.group === group).toSorted((a, b) => b.score - a.score));
  const best = sections.filter((all) => all.length > 0).toSorted(([a], [b]) => (b?.score ?? 0) - (a?.score ?? 0));
  return best.map((all) => ({ group: all[0]?.command.group ?? 'app', commands: all.slice(0, MOST).map(({ command }) => command) }));
}

/** Every word has to be there. A name that begins with the first of them is best, then one with a word that does. */
function scoreOf({ label, words = '' }: Command, wanted: readonly string[]): number {
  const [name, more] = [fold(label), fold(words)];
  if (!wanted.every((word) => name.includes(word) || more.includes(word))) return 0;
  const first = wanted[0] ?? '';
  if (name.startsWith(first)) return 4;
  if (name.includes(` ${first}`)) return 3;
  return name.includes(first) ? 2 : 1;
}
