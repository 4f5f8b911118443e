import type { TFunction } from '../../i18n/texts';
import { createContext, use } from 'react';
import type { Format } from '../../i18n/format';
import type { OpenPanel } from '../../ui/panel/panel';
import type { OrderActions } from './actions';
import type { Holders } from './lock-watch';
import type { Book, Customer, Stock } from './model';

export const views = ['orders', 'customers', 'prices', 'stock'] as const;
export type View = (typeof views)[number];

/** What the parts of the workspace share: here once for all rows, since a long list has hundreds. */
export interface DeskView {
  readonly t: TFunction;
  readonly format: Format;
  readonly book: Book;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly stock: ReadonlyMap<string, Stock>;
  readonly holders: Holders;
  readonly canEdit: boolean;
  readonly isOwner: boolean;
  readonly actions: OrderActions;
  readonly panel: OpenPanel;
  /** An amount in the currency of the desk. */
  money(value: number): string;
  /** Opens an order, a customer, a pricing rule or a stock level. `edit`: an order that is taken for editing at once. */
  open(type: OpenType, id: string, how?: { readonly edit?: boolean }): void;
  close(): void;
}

export type OpenType = 'order' | 'customer' | 'pricingRule' | 'stockLevel';

export const DeskContext = createContext<DeskView | null>(null);

export function useDesk(): DeskView {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk needs the orders workspace above it');
  return desk;
}
