import file from '@kinds/builtin.json';
import type { EntitySpec } from './kind';

/** The types that every kind has: conflicts (K1) and comments (N2). */
export const builtin = file.entities as unknown as Readonly<Record<string, EntitySpec>>;
