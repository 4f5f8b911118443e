import { entities } from '@kinds/builtin.json';
import type { EntitySpec } from './kind';

/** The types that every kind has: conflicts (K1) and comments (N2). */
export const builtin = entities as unknown as Readonly<Record<string, EntitySpec>>;
