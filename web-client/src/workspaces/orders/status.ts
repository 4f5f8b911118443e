import type { Value } from '../../core';

/** In the order in which an order goes through them. */
export const statuses = ['draft', 'confirmed', 'shipped', 'delivered', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

/** One step: on its way or out of the way, or back. */
export type Step = { readonly how: 'to'; readonly to: Exclude<Status, 'draft'> } | { readonly how: 'back'; readonly to: 'draft' | 'confirmed' | 'shipped' };

const steps: Readonly<Record<Status, readonly Step[]>> = {
  draft: [{ to: 'confirmed', how: 'to' }, { to: 'cancelled', how: 'to' }],
  confirmed: [{ to: 'shipped', how: 'to' }, { to: 'draft', how: 'back' }, { to: 'cancelled', how: 'to' }],
  shipped: [{ to: 'delivered', how: 'to' }, { to: 'confirmed', how: 'back' }],
  delivered: [{ to: 'shipped', how: 'back' }],
  cancelled: [{ to: 'draft', how: 'back' }],
};

/** Where an order can go from here (the rule `order-status`). */
export function stepsFrom(status: Status): readonly Step[] {
  return steps[status];
}

/** Lines change while an order is not on its way (the rule `order-lines`). */
export function linesAreOpen(status: Status): boolean {
  return status === 'draft' || status === 'confirmed';
}

/** The rule `order-status`: only these go. */
export function canDelete(status: Status): boolean {
  return status === 'draft' || status === 'cancelled';
}

export function statusOf(value: Value | undefined): Status {
  return statuses.find((status) => status === value) ?? 'draft';
}
