import type { Entities, EntityView } from '../../core';
import { amount, ordered, readOnce, reference, text } from '../../ui/reading';

/** An item as the views need it. Weight is that of one piece, in grams. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly packed: boolean;
  readonly essential: boolean;
  readonly notes: string;
  readonly weight: number | null;
  readonly categoryId: string | null;
  readonly bagId: string | null;
  readonly travelerId: string | null;
  readonly position: string;
  /** Not yet at the server. */
  readonly pending: boolean;
}

export type BagKind = (typeof bagKinds)[number];
export const bagKinds = ['suitcase', 'carry-on', 'backpack', 'duffel', 'box', 'other'] as const;

/** A category, a bag or a traveler. `weightLimit` is in grams and only bags have one. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly kind: BagKind | null;
  readonly weightLimit: number | null;
  readonly userId: string | null;
}

export interface Details {
  readonly name: string;
  readonly destination: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly notes: string;
}

/** The whole list, each part in its order. */
export interface Packing {
  readonly details: Details;
  readonly items: readonly Item[];
  readonly category: readonly Holder[];
  readonly bag: readonly Holder[];
  readonly traveler: readonly Holder[];
}

export function packingOf(entities: Entities): Packing {
  return {
    details: detailsOf(entities.get('list')?.values().next().value),
    items: ordered(entities, 'item', itemOf),
    category: ordered(entities, 'category', holderOf),
    bag: ordered(entities, 'bag', holderOf),
    traveler: ordered(entities, 'traveler', holderOf),
  };
}

/** The same entity gives the same item, so that a row whose item did not change is not drawn again. */
export const itemOf = readOnce(({ id, fields, pending }): Item => ({
  id,
  name: text(fields.name),
  quantity: amount(fields.quantity) ?? 1,
  packed: fields.packed === true,
  essential: fields.essential === true,
  notes: text(fields.notes),
  weight: amount(fields.weight),
  categoryId: reference(fields.categoryId),
  bagId: reference(fields.bagId),
  travelerId: reference(fields.travelerId),
  position: text(fields.position),
  pending,
}));

function holderOf({ id, fields }: EntityView): Holder {
  return {
    id,
    name: text(fields.name),
    position: text(fields.position),
    kind: bagKinds.find((kind) => kind === fields.kind) ?? null,
    weightLimit: amount(fields.weightLimit),
    userId: reference(fields.userId),
  };
}

function detailsOf(list: EntityView | undefined): Details {
  const fields = list?.fields ?? {};
  return { name: text(fields.name), destination: text(fields.destination), startsOn: text(fields.startsOn), endsOn: text(fields.endsOn), notes: text(fields.notes) };
}
