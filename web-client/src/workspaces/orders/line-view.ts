import type { RejectedEntry } from '../../core';
import type { Line, Order, PricingRule, Stock } from './model';
import { estimate } from './pricing';
import { linesAreOpen } from './status';

/** A line as it is shown. */
export interface LineView {
  readonly line: Line;
  readonly stock: Stock | undefined;
  /** The server's, or what it will probably be. */
  readonly amount: number;
  readonly estimated: boolean;
  /** The pricing rule that made it cheaper; empty where none did. */
  readonly rule: string;
  /** The order needs more of these goods than are free. */
  readonly short: { readonly available: number; readonly wanted: number; readonly refused: boolean } | undefined;
}

export function lineViews(order: Order, lines: readonly Line[], stock: ReadonlyMap<string, Stock>, rules: readonly PricingRule[], rejected: readonly RejectedEntry[]): readonly LineView[] {
  const refused = new Set(rejected.flatMap(({ code, entity }) => (code === 'insufficient-stock' && entity !== undefined ? [entity] : [])));
  const wanted = new Map<string, number>();
  for (const { stockId, quantity } of lines) if (stockId !== null) wanted.set(stockId, (wanted.get(stockId) ?? 0) + quantity);
  return lines.map((line) => {
    const goods = stock.get(line.stockId ?? '');
    const guess = line.amount === null ? estimate(line, order.customerId, goods?.unitPrice ?? null, rules) : undefined;
    return {
      line,
      stock: goods,
      amount: line.amount ?? guess?.amount ?? 0,
      estimated: guess !== undefined,
      rule: guess?.rule ?? line.priceRule,
      short: goods === undefined ? undefined : shortage(order, goods, wanted.get(goods.id) ?? 0, refused.has(goods.id)),
    };
  });
}

/** A confirmed order has its pieces reserved: only a draft can want more than are free, and whatever the server refused. */
function shortage(order: Order, { available }: Stock, wanted: number, refused: boolean): LineView['short'] {
  const waits = order.status === 'draft' && wanted > available;
  return waits || (refused && linesAreOpen(order.status)) ? { available, wanted, refused } : undefined;
}
