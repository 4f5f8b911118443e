import type { TFunction } from '../../i18n/texts';
import type { Order } from './model';

/** What people call an order: its number, or that it has none yet. */
export function orderName(t: TFunction, { number }: Pick<Order, 'number'>): string {
  return number === null ? t('orders.order.new') : String(number);
}
