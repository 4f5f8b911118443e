import type { Line, PricingRule } from './model';

interface Goods {
  readonly stockId: string | null;
  readonly quantity: number;
  readonly unitPrice: number | null;
  readonly discount: number | null;
}

interface Price {
  readonly amount: number;
  /** The pricing rule that made it cheaper; empty where none did. */
  readonly rule: string;
}

/**
 * What the rule `order-lines` will make of a line, to be shown until it has: a discount by hand stands, else the cheapest of
 * the active pricing rules that apply. The server's amount is the one that counts.
 */
export function estimate(goods: Goods, customerId: string | null, listPrice: number | null, rules: readonly PricingRule[]): Price {
  const unit = goods.unitPrice ?? listPrice ?? 0;
  if (goods.discount !== null) return { amount: rounded(goods.quantity * unit * (100 - goods.discount)), rule: '' };
  const plain = rounded(goods.quantity * unit * 100);
  const cheaper = rules
    .filter((rule) => applies(rule, goods, customerId))
    .map((rule) => ({ id: rule.id, amount: rounded(goods.quantity * reduced(rule, unit)), rule: rule.name }))
    .filter(({ amount }) => amount < plain)
    .sort((a, b) => a.amount - b.amount || (a.id < b.id ? -1 : 1))[0];
  return cheaper === undefined ? { amount: plain, rule: '' } : { amount: cheaper.amount, rule: cheaper.rule };
}

/** The sum of the lines, to the cent. */
export function sumOf(lines: readonly Pick<Line, 'amount'>[]): number {
  return lines.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100;
}

function applies(rule: PricingRule, goods: Goods, customerId: string | null): boolean {
  return rule.active && goods.quantity >= (rule.minQuantity ?? 0) && [null, goods.stockId].includes(rule.stockId) && [null, customerId].includes(rule.customerId);
}

/** A hundred times the price of a piece. */
function reduced({ kind, value }: PricingRule, unit: number): number {
  switch (kind) {
    case 'percent':
      return unit * (100 - Math.min(value, 100));
    case 'amount':
      return Math.max(unit - value, 0) * 100;
    case 'fixed':
      return value * 100;
  }
}

/** Cents in, half a cent up: what binary fractions are off by, far behind the point, does not count. */
function rounded(cents: number): number {
  return Math.round(Number(cents.toFixed(6))) / 100;
}
