import type { Op } from '../core';
import type { Language } from '../i18n/init';

/** What fills a new room that somebody wants to try: mutations in order, each within the limits of one. `now` is in milliseconds since 1970. */
export type Sample = (now: number, language: Language) => readonly { readonly label: string; readonly ops: readonly Op[] }[];
