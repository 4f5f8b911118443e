import packingList from '@kinds/packing-list.json';
import type { Kind } from '../core';

/** The kinds of room that this app can open. */
export const kinds: readonly Kind[] = [packingList as unknown as Kind];
