import type { PricingRule } from './model';
import type { DeskView } from './use-desk';

/** What a pricing rule does, in a sentence. */
export function ruleSentence({ t, format, money, customers, stock }: Pick<DeskView, 't' | 'format' | 'money' | 'customers' | 'stock'>, rule: PricingRule): string {
  const customer = customers.get(rule.customerId ?? '');
  const value = rule.kind === 'percent' ? format.percent(rule.value / 100) : money(rule.value);
  return t('orders.prices.sentence', {
    goods: stock.get(rule.stockId ?? '')?.name ?? t('orders.prices.anyGoods'),
    reduction: t(`orders.prices.reduction.${rule.kind}`, { value }),
    customer: customer === undefined ? '' : t('orders.prices.for', { name: customer.name }),
    from: (rule.minQuantity ?? 1) > 1 ? t('orders.prices.from', { count: rule.minQuantity ?? 1 }) : '',
  });
}
