import type { Entities, EntityView, Stamp } from '../../core';
import { fold } from '../../ui/fold';
import { amount, readOnce, reference, text } from '../../ui/reading';

/** An item of the stock as a row shows it; what is reserved of it is in {@link reservedOf}. */
export interface Item {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly onHand: number;
  readonly reorderPoint: number | null;
  readonly unit: string;
  readonly location: string;
  readonly unitCost: number | null;
  readonly hasNotes: boolean;
  readonly pending: boolean;
  /** What a search looks through, folded once. */
  readonly words: string;
}

export const reasons = ['count', 'received', 'issued', 'returned', 'damaged', 'lost', 'correction'] as const;
export type Reason = (typeof reasons)[number];

/** A record of who changed what is on hand, by how many and why. It is never changed. */
export interface Adjustment {
  readonly id: string;
  readonly itemId: string;
  readonly delta: number;
  readonly reason: Reason;
  readonly note: string;
  /** Null while it is on this device alone. */
  readonly by: string | null;
  readonly at: number | null;
  readonly pending: boolean;
}

export interface Reservation {
  readonly id: string;
  readonly itemId: string;
  readonly quantity: number;
  readonly purpose: string;
  readonly until: string;
  readonly by: string | null;
  readonly pending: boolean;
}

/** The same entity gives the same item, so that a row whose item did not change is not drawn again. */
export const itemOf = readOnce(({ id, fields, pending }: EntityView): Item => {
  const [sku, name, location] = [text(fields.sku), text(fields.name), text(fields.location)];
  return {
    id,
    sku,
    name,
    onHand: amount(fields.onHand) ?? 0,
    reorderPoint: amount(fields.reorderPoint),
    unit: text(fields.unit),
    location,
    unitCost: amount(fields.unitCost),
    hasNotes: text(fields.notes) !== '',
    pending,
    words: fold(`${name}\n${sku}\n${location}`),
  };
});

export const adjustmentOf = readOnce((entity: EntityView): Adjustment => {
  const { id, fields, pending } = entity;
  const made = madeBy(entity);
  return {
    id,
    itemId: text(fields.itemId),
    delta: amount(fields.delta) ?? 0,
    reason: reasons.find((reason) => reason === fields.reason) ?? 'correction',
    note: text(fields.note),
    by: reference(fields.author) ?? made?.by ?? null,
    at: amount(fields.madeAt) ?? made?.at ?? null,
    pending,
  };
});

export const reservationOf = readOnce((entity: EntityView): Reservation => {
  const { id, fields, pending } = entity;
  return {
    id,
    itemId: text(fields.itemId),
    quantity: amount(fields.quantity) ?? 0,
    purpose: text(fields.purpose),
    until: text(fields.until),
    by: reference(fields.author) ?? madeBy(entity)?.by ?? null,
    pending,
  };
});

const NONE: ReadonlyMap<string, EntityView> = new Map();

export function ofType(entities: Entities, type: string): ReadonlyMap<string, EntityView> {
  return entities.get(type) ?? NONE;
}

const sums = new WeakMap<ReadonlyMap<string, EntityView>, ReadonlyMap<string, number>>();

/** How many of each item are reserved, waiting edits of this device included: the sum that the server keeps in `reserved`. */
export function reservedOf(entities: Entities): ReadonlyMap<string, number> {
  const reservations = ofType(entities, 'reservation');
  const known = sums.get(reservations);
  if (known !== undefined) return known;
  const sum = new Map<string, number>();
  for (const entity of reservations.values()) {
    const { itemId, quantity } = reservationOf(entity);
    sum.set(itemId, (sum.get(itemId) ?? 0) + quantity);
  }
  sums.set(reservations, sum);
  return sum;
}

/** Where nothing is free any more, or no more than the point at which one orders again. */
export function isLow({ onHand, reorderPoint }: Item, reserved: number): boolean {
  return onHand - reserved <= (reorderPoint ?? 0);
}

/** The adjustments of one item, newest first; those that were not sent yet are the newest. */
export function adjustmentsOf(entities: Entities, itemId: string): readonly Adjustment[] {
  return newestFirst([...ofType(entities, 'adjustment').values()].filter(({ fields }) => fields.itemId === itemId));
}

export function newestFirst(adjustments: readonly EntityView[]): readonly Adjustment[] {
  return adjustments.toSorted((a, b) => (b.seq || Infinity) - (a.seq || Infinity) || 0).map(adjustmentOf);
}

/** The item of a scanned or typed code, whatever its case. */
export function itemBySku(entities: Entities, sku: string): Item | undefined {
  const wanted = sku.trim().toLowerCase();
  if (wanted === '') return undefined;
  for (const entity of ofType(entities, 'stockItem').values()) if (text(entity.fields.sku).toLowerCase() === wanted) return itemOf(entity);
  return undefined;
}

function madeBy({ seq, fseq, stamps }: EntityView): Stamp | undefined {
  return stamps[fseq.itemId ?? seq] ?? stamps[seq];
}
