import type { Kind } from '../core';

const files = import.meta.glob<Kind>(['@kinds/*.json', '!@kinds/index.json', '!@kinds/builtin.json'], { eager: true, import: 'default' });

/** The kinds of room that this app can open: those of the kind files, as the server has them. */
export const kinds: readonly Kind[] = Object.values(files);
