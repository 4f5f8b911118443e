import type { Value } from '../protocol/messages';

/** The text of a field: no value counts as the empty text (T1). */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
/** A text as a value. */
export const valueOf = (text: string): string | null => (text === '' ? null : text);
