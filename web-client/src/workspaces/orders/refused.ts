import type { Op, RejectedEntry } from '../../core';

/** Orders with an edit that was not accepted: of their own, or of a line that says which order it belongs to. */
export function refusedOrders(rejected: readonly RejectedEntry[]): ReadonlySet<string> {
  return new Set(rejected.flatMap(({ ops }) => ops.flatMap(orderOf)));
}

function orderOf(op: Op): string[] {
  if (op.op === 'undo' || op.op === 'resolve') return [];
  if (op.type === 'order') return [op.id];
  return op.type === 'orderLine' && op.op === 'create' && typeof op.fields.orderId === 'string' ? [op.fields.orderId] : [];
}

/** Those of one order and its lines. */
export function refusedOf(rejected: readonly RejectedEntry[], orderId: string, lineIds: ReadonlySet<string>): readonly RejectedEntry[] {
  return rejected.filter(({ ops }) => ops.some((op) => orderOf(op).includes(orderId) || (op.op !== 'undo' && op.op !== 'resolve' && op.type === 'orderLine' && lineIds.has(op.id))));
}
