import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { Boxes, type LucideIcon, Luggage, PartyPopper, ReceiptText, Shapes } from 'lucide-react';
import { withTexts } from '../i18n/init';

interface Workspace {
  readonly icon: LucideIcon;
  /** Absent for a kind that has no screen of its own. */
  readonly Screen?: LazyExoticComponent<ComponentType>;
}

const workspaces: Readonly<Record<string, Workspace>> = {
  'packing-list': { icon: Luggage, Screen: lazy(() => import('./packing/workspace')) },
  'party-budget': { icon: PartyPopper, Screen: lazy(() => withTexts('party', () => import('./party/workspace'))) },
  orders: { icon: ReceiptText, Screen: lazy(() => withTexts('orders', () => import('./orders/workspace'))) },
  inventory: { icon: Boxes, Screen: lazy(() => withTexts('inventory', () => import('./inventory/workspace'))) },
};

const OTHER: Workspace = { icon: Shapes };

/** What a kind of room looks like. */
export function workspaceOf(kind: string): Workspace {
  return workspaces[kind] ?? OTHER;
}
