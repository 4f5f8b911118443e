import type { Op } from './messages';

type OnEntity = Exclude<Op, { op: 'undo' | 'resolve' }>;

/** The type that conflict records have (K1), and comments (N2). */
export const CONFLICT = 'conflict';
export const COMMENT = 'comment';

/** Whether the operation names the entity it changes; of the others only the server knows what they touch. */
export const namesEntity = (op: Op): op is OnEntity => op.op !== 'undo' && op.op !== 'resolve';

/** The entity that an operation names, the conflict for `resolve`; null for `undo`. */
export function targetOf(op: Op): { readonly type: string; readonly id: string } | null {
  if (namesEntity(op)) return { type: op.type, id: op.id };
  return op.op === 'resolve' ? { type: CONFLICT, id: op.id } : null;
}
