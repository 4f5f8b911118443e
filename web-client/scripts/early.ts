// A plugin of the build: tells theme.js which files each page, each kind of room and each language begin with, so that they are asked for while the
// entry is still on its way.
import type { Plugin, Rolldown } from 'vite';

/** Loaded by itself, at once and with every page of somebody who is signed in. */
const START = ['src/app/session/work.ts', 'src/core/vault/open-vault.ts'];

const ROOM = 'src/app/room/room-page.tsx';

/** The screens of the kinds, in a room; those that have texts of their own with them. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'packing-list': ['src/workspaces/packing/workspace.tsx'],
  ...ofKind('party-budget', 'party'),
  ...ofKind('orders', 'orders'),
  ...ofKind('inventory', 'inventory'),
};

/** By the names that theme.js uses: the modules that are loaded. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  en: ['src/i18n/locales/en.json'],
  th: ['src/i18n/locales/th.json'],
  invite: ['src/app/invite/invite-page.tsx'],
  home: ['src/app/home/home-page.tsx', ...START],
  room: [ROOM, ...START],
  ...KINDS,
};

const none: ReadonlySet<string> = new Set();

function ofKind(kind: string, area: string): Readonly<Record<string, readonly string[]>> {
  const texts = (language: string) => [`src/workspaces/${area}/locales/${language}.json`];
  return { [kind]: [`src/workspaces/${area}/workspace.tsx`], [`${kind}.en`]: texts('en'), [`${kind}.th`]: texts('th') };
}

export function early(): Plugin {
  return {
    name: 'tandem-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = closure(bundle, pieceOf(chunks, 'src/app/main.tsx'));
        const files = Object.entries(MODULES).map(([name, modules]) => {
          const pieces = modules.flatMap((module) => [...closure(bundle, pieceOf(chunks, module))]);
          const asked = name in KINDS ? closure(bundle, pieceOf(chunks, ROOM)) : none;
          return [name, [...new Set(pieces)].filter((file) => !first.has(file) && !asked.has(file)).map((file) => file.replace('assets/', ''))];
        });
        // What the first frame is drawn with comes before what takes its place.
        return html.replace('<script src="/theme.js">', `<script src="/theme.js" data-early='${JSON.stringify(Object.fromEntries(files))}'>`).replaceAll('<script type="module"', '$& fetchpriority="low"');
      },
    },
  };
}

/** The file that is loaded for a module. */
function pieceOf(chunks: readonly Rolldown.OutputChunk[], module: string): string {
  const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module)) ?? chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
  if (chunk === undefined) throw new Error(`no piece of the build has ${module}`);
  return chunk.fileName;
}

/** A file and all that it imports. */
function closure(bundle: Rolldown.OutputBundle, file: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (seen.has(file) || chunk?.type !== 'chunk') return seen;
  seen.add(file);
  for (const imported of chunk.imports) closure(bundle, imported, seen);
  return seen;
}
