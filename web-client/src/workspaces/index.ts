import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { Boxes, type LucideIcon, Luggage, PartyPopper, ReceiptText, Shapes, StickyNote } from 'lucide-react';
import { withTexts } from '../i18n/init';
import type { Sample } from './sample';

interface Workspace {
  readonly icon: LucideIcon;
  /** Absent for a kind that has no screen of its own. */
  readonly Screen?: LazyExoticComponent<ComponentType>;
  /** The entity types that its screen opens when the address names one; they have names. */
  readonly opens: readonly string[];
  /** What a room can be filled with for somebody who wants to try it. */
  readonly sample?: () => Promise<Sample>;
}

async function sampleOfInventory(): Promise<Sample> {
  const { sampleInventory } = await import('./inventory/sample');
  return (now, language) => [{ label: 'inventory.sample', ops: sampleInventory(now, language) }];
}

const workspaces: Readonly<Record<string, Workspace>> = {
  'packing-list': { icon: Luggage, opens: ['item'], Screen: lazy(() => import('./packing/workspace')), sample: async () => (await import('./packing/sample')).samplePacking },
  'party-budget': { icon: PartyPopper, opens: ['budget', 'task', 'schedule', 'ingredient', 'shoppingItem'], Screen: lazy(() => withTexts('party', () => import('./party/workspace'))), sample: async () => (await import('./party/sample')).sampleParty },
  orders: { icon: ReceiptText, opens: ['order', 'customer', 'pricingRule', 'stockLevel'], Screen: lazy(() => withTexts('orders', () => import('./orders/workspace'))), sample: async () => (await import('./orders/sample')).sampleOrders },
  inventory: { icon: Boxes, opens: ['stockItem'], Screen: lazy(() => withTexts('inventory', () => import('./inventory/workspace'))), sample: sampleOfInventory },
  note: { icon: StickyNote, opens: [] },
};

const OTHER: Workspace = { icon: Shapes, opens: [] };
const known = Object.keys(workspaces);

/** What a kind of room looks like. */
export function workspaceOf(kind: string): Workspace {
  return workspaces[kind] ?? OTHER;
}

/** The kinds that have a screen first, in the order above, then all others. */
export function inOrder<K extends { readonly kind: string }>(kinds: readonly K[]): readonly K[] {
  const place = ({ kind }: K) => (known.includes(kind) ? known.indexOf(kind) : known.length);
  return kinds.toSorted((a, b) => place(a) - place(b));
}
