import { useDeferredValue, useMemo, useState } from 'react';
import { fold } from '../../ui/fold';
import type { Customer, Order } from './model';
import { linesAreOpen, type Status } from './status';

export interface OrderFilter {
  readonly words: string;
  readonly status: Status | 'all' | 'open';
  /** Empty for all. */
  readonly customerId: string;
  /** What is left, in the order in which it was given. */
  readonly found: readonly Order[];
  readonly narrowed: boolean;
  setWords(words: string): void;
  setStatus(status: OrderFilter['status']): void;
  setCustomerId(id: string): void;
}

/** What somebody looks for among the orders. Kept while an order is open. */
export function useOrderFilter(orders: readonly Order[], customers: ReadonlyMap<string, Customer>): OrderFilter {
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<OrderFilter['status']>('all');
  const [customerId, setCustomerId] = useState('');
  const wanted = useDeferredValue(words);
  const found = useMemo(() => findOrders(orders, customers, wanted, status, customerId), [orders, customers, wanted, status, customerId]);
  return { words, status, customerId, found, narrowed: words.trim() !== '' || status !== 'all' || customerId !== '', setWords, setStatus, setCustomerId };
}

export function findOrders(orders: readonly Order[], customers: ReadonlyMap<string, Customer>, words: string, status: OrderFilter['status'], customerId: string): readonly Order[] {
  const wanted = fold(words.trim()).split(/\s+/u).filter(Boolean);
  return orders.filter((order) => {
    if (status === 'open' ? !linesAreOpen(order.status) : status !== 'all' && order.status !== status) return false;
    if (customerId !== '' && order.customerId !== customerId) return false;
    if (wanted.length === 0) return true;
    const customer = customers.get(order.customerId ?? '');
    const all = fold([order.number ?? '', order.reference, customer?.name, customer?.code, order.shipTo].join(' '));
    return wanted.every((word) => all.includes(word));
  });
}
