// How the app is cut into files. A phone pays for every file with a round trip, and for every byte that it does not need: what is loaded together comes
// in one file.
import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

const file = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const PAGES = ['app/home/home-page.tsx', 'app/room/room-page.tsx'].map(file);
const SCREENS = ['packing', 'party', 'orders', 'inventory'].map((name) => file(`workspaces/${name}/workspace.tsx`));
/** What every page of somebody who is signed in loads by itself, at once: the way to their token, and to what is kept on the device. */
const START = /src[\\/](app[\\/]session[\\/]work|core[\\/](vault[\\/]open-vault|net[\\/](rest-pages|rest-rooms|measure)|room[\\/]presence-desk|collaboration[\\/](reading|subscription)))\.ts$/;

export const pieces: Rolldown.CodeSplittingGroup[] = [
  // What everybody begins with: two files that change at different times.
  { name: 'libs', tags: ['$initial'], test: /node_modules|rolldown[\\/]runtime/, priority: 9 },
  { name: 'base', tags: ['$initial'], test: /src/, priority: 8 },
  { name: 'start', test: START, priority: 7 },
  { name: shared('pages', PAGES, 1), minShareCount: 2, priority: 6 },
  { name: shared('screens', SCREENS, 2), minShareCount: 2, priority: 5 },
  { name: 'long-lists', test: /node_modules[\\/]@tanstack|ui[\\/]list[\\/](page-window|windowed\.)/, priority: 7 },
  // Small things that several have in common come together.
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 8_000, priority: 1 },
];

/** One file for what at least so many of these import. */
function shared(name: string, roots: readonly string[], least: number): Rolldown.CodeSplittingNameFunction {
  let reached: ReadonlyMap<string, number> | undefined;
  return (id, context) => {
    reached ??= counted(roots.map((root) => closure(context, root)));
    return (reached.get(id) ?? 0) >= least ? name : null;
  };
}

function counted(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of sets.flatMap((set) => [...set])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** A module and all that it imports. */
function closure(context: Context, id: string, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) closure(context, imported, seen);
  return seen;
}
