// A plugin of the build: tells theme.js which files each page and each language begin with, so that they are asked for while the entry is still on its way.
import type { Plugin, Rolldown } from 'vite';

/** By the names that theme.js uses. */
const MODULES = {
  en: 'src/i18n/locales/en.json',
  th: 'src/i18n/locales/th.json',
  signIn: 'src/app/sign-in-page.tsx',
  invite: 'src/app/invite/invite-page.tsx',
  home: 'src/app/home/home-page.tsx',
  room: 'src/app/room/room-page.tsx',
};

export function early(): Plugin {
  return {
    name: 'tandem-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => [...closure(bundle, fileName)]));
        const files = Object.fromEntries(
          Object.entries(MODULES).map(([name, module]) => {
            const chunk = chunks.find(({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId?.endsWith(module));
            if (chunk === undefined) throw new Error(`no piece of its own for ${module}`);
            return [name, [...closure(bundle, chunk.fileName)].filter((file) => !first.has(file)).map((file) => file.replace('assets/', ''))];
          }),
        );
        return html.replace('<script src="/theme.js">', `<script src="/theme.js" data-early='${JSON.stringify(files)}'>`);
      },
    },
  };
}

/** A file and all that it imports. */
function closure(bundle: Rolldown.OutputBundle, file: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (seen.has(file) || chunk?.type !== 'chunk') return seen;
  seen.add(file);
  for (const imported of chunk.imports) closure(bundle, imported, seen);
  return seen;
}
