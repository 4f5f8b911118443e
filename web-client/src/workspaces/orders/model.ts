import type { Entities, EntityView } from '../../core';
import { amount, ordered, readOnce, reference, text } from '../../ui/reading';
import { type Status, statusOf } from './status';

/** Money in this room is in one currency. */
export const currencies = ['THB', 'USD', 'EUR', 'GBP'] as const;
export type Currency = (typeof currencies)[number];

export interface Desk {
  readonly name: string;
  readonly currency: Currency;
}

/** `number` is null until the server has given one; `total` is without the freight. */
export interface Order {
  readonly id: string;
  readonly number: number | null;
  readonly reference: string;
  readonly customerId: string | null;
  readonly status: Status;
  readonly orderedOn: string;
  readonly requiredOn: string;
  readonly shippedOn: string;
  readonly shipTo: string;
  readonly freight: number | null;
  readonly hasNotes: boolean;
  readonly total: number;
  readonly lineCount: number;
  readonly pending: boolean;
}

/** `amount` is null until the server has priced the line as it is. */
export interface Line {
  readonly id: string;
  readonly orderId: string | null;
  readonly stockId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number | null;
  readonly discount: number | null;
  readonly amount: number | null;
  readonly priceRule: string;
  readonly position: string;
  readonly pending: boolean;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly country: string;
  readonly position: string;
  readonly pending: boolean;
}

/** What is in stock of some goods. `available` is what no confirmed order has reserved. */
export interface Stock {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly available: number;
  readonly reorderPoint: number | null;
  readonly unitPrice: number | null;
  readonly discontinued: boolean;
  readonly position: string;
  readonly pending: boolean;
}

export const reductions = ['percent', 'amount', 'fixed'] as const;
export type Reduction = (typeof reductions)[number];

export interface PricingRule {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly kind: Reduction;
  readonly value: number;
  readonly minQuantity: number | null;
  readonly stockId: string | null;
  readonly customerId: string | null;
  readonly position: string;
  readonly pending: boolean;
}

/** The whole desk: orders newest first, everything else in its order. */
export interface Book {
  readonly desk: Desk;
  readonly orders: readonly Order[];
  readonly customers: readonly Customer[];
  readonly stock: readonly Stock[];
  readonly rules: readonly PricingRule[];
}

export function bookOf(entities: Entities): Book {
  return {
    desk: deskOf(entities),
    orders: [...(entities.get('order')?.values() ?? [])].map(orderOf).sort((a, b) => newestFirst(a, b) || (a.id < b.id ? -1 : 1)),
    customers: [...(entities.get('customer')?.values() ?? [])].map(customerOf).sort(byName),
    stock: [...(entities.get('stockLevel')?.values() ?? [])].map(stockOf).sort(byName),
    rules: ordered(entities, 'pricingRule', ruleOf),
  };
}

/** The lines of an order, in their order. */
export function linesOf(entities: Entities, orderId: string): Line[] {
  return ordered(entities, 'orderLine', lineOf).filter((line) => line.orderId === orderId);
}

export function deskOf(entities: Entities): Desk {
  const fields = entities.get('desk')?.values().next().value?.fields ?? {};
  return { name: text(fields.name), currency: currencies.find((currency) => currency === fields.currency) ?? 'THB' };
}

export const orderOf = readOnce(({ id, fields, pending }): Order => ({
  id,
  number: amount(fields.number),
  reference: text(fields.reference),
  customerId: reference(fields.customerId),
  status: statusOf(fields.status),
  orderedOn: text(fields.orderedOn),
  requiredOn: text(fields.requiredOn),
  shippedOn: text(fields.shippedOn),
  shipTo: text(fields.shipTo),
  freight: amount(fields.freight),
  hasNotes: text(fields.notes) !== '',
  total: amount(fields.total) ?? 0,
  lineCount: amount(fields.lineCount) ?? 0,
  pending,
}));

const PRICED = ['stockId', 'quantity', 'unitPrice', 'discount'];

export const lineOf = readOnce(({ id, fields, pending, pendingFields }): Line => ({
  id,
  orderId: reference(fields.orderId),
  stockId: reference(fields.stockId),
  sku: text(fields.sku),
  name: text(fields.name),
  quantity: amount(fields.quantity) ?? 1,
  unitPrice: amount(fields.unitPrice),
  discount: amount(fields.discount),
  amount: PRICED.some((field) => pendingFields.has(field)) ? null : amount(fields.amount),
  priceRule: text(fields.priceRule),
  position: text(fields.position),
  pending,
}));

export const customerOf = readOnce(({ id, fields, pending }): Customer => ({
  id,
  name: text(fields.name),
  code: text(fields.code),
  contact: text(fields.contact),
  email: text(fields.email),
  phone: text(fields.phone),
  address: text(fields.address),
  city: text(fields.city),
  country: text(fields.country),
  position: text(fields.position),
  pending,
}));

export const stockOf = readOnce(({ id, fields, pending }): Stock => {
  const [onHand, reserved] = [amount(fields.onHand) ?? 0, amount(fields.reserved) ?? 0];
  return {
    id,
    sku: text(fields.sku),
    name: text(fields.name),
    onHand,
    reserved,
    available: onHand - reserved,
    reorderPoint: amount(fields.reorderPoint),
    unitPrice: amount(fields.unitPrice),
    discontinued: fields.discontinued === true,
    position: text(fields.position),
    pending,
  };
});

export const ruleOf = readOnce(({ id, fields, pending }): PricingRule => ({
  id,
  name: text(fields.name),
  active: fields.active !== false,
  kind: reductions.find((kind) => kind === fields.kind) ?? 'percent',
  value: amount(fields.value) ?? 0,
  minQuantity: amount(fields.minQuantity),
  stockId: reference(fields.stockId),
  customerId: reference(fields.customerId),
  position: text(fields.position),
  pending,
}));

/** At or below the point at which more should be ordered. What is not sold any more never is. */
export function isLow(stock: Stock): boolean {
  return !stock.discontinued && stock.reorderPoint !== null && stock.available <= stock.reorderPoint;
}

const UNNUMBERED = Number.MAX_SAFE_INTEGER;

/** What has no number yet was made last. */
export function newestFirst(a: Order, b: Order): number {
  return (b.number ?? UNNUMBERED) - (a.number ?? UNNUMBERED);
}

interface Named {
  readonly name: string;
}

const collator = new Intl.Collator(['th', 'en'], { numeric: true });

export function byName(a: Named, b: Named): number {
  return collator.compare(a.name, b.name);
}

/** Whether an order that is open here has changes of its own or of its lines that wait. */
export function waits(order: EntityView, lines: readonly Line[]): boolean {
  return order.pending || lines.some(({ pending }) => pending);
}
