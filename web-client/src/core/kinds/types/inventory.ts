// Made by scripts/kind-types.mjs from inventory.json: change that, and run it again.
/** `inventory`, version 1. */
export interface Inventory {
  readonly warehouse: {
    readonly singleton: true;
    readonly fields: {
      readonly name: string;
      readonly address?: string;
      readonly notes?: string;
    };
    readonly create: {
      readonly name: string;
      readonly address?: string;
      readonly notes?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly address?: string | null;
      readonly notes?: string | null;
    };
    readonly position: false;
    readonly numbers: never;
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly stockItem: {
    readonly singleton: false;
    readonly fields: {
      readonly sku: string;
      readonly name: string;
      readonly onHand?: number;
      readonly reserved?: number;
      readonly reorderPoint?: number;
      readonly unit?: string;
      readonly location?: string;
      readonly unitCost?: number;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly sku: string;
      readonly name: string;
      readonly onHand?: number;
      readonly reorderPoint?: number;
      readonly unit?: string;
      readonly location?: string;
      readonly unitCost?: number;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly sku?: string;
      readonly name?: string;
      readonly onHand?: number | null;
      readonly reorderPoint?: number | null;
      readonly unit?: string | null;
      readonly location?: string | null;
      readonly unitCost?: number | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'onHand' | 'reorderPoint' | 'unitCost';
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly adjustment: {
    readonly singleton: false;
    readonly fields: {
      readonly itemId: string;
      readonly delta: number;
      readonly reason?: 'count' | 'received' | 'issued' | 'returned' | 'damaged' | 'lost' | 'correction';
      readonly note?: string;
      readonly author?: string;
      readonly madeAt?: number;
    };
    readonly create: {
      readonly itemId: string;
      readonly delta: number;
      readonly reason?: 'count' | 'received' | 'issued' | 'returned' | 'damaged' | 'lost' | 'correction';
      readonly note?: string;
    };
    readonly update: {
      readonly itemId?: string;
      readonly delta?: number;
      readonly reason?: 'count' | 'received' | 'issued' | 'returned' | 'damaged' | 'lost' | 'correction' | null;
      readonly note?: string | null;
    };
    readonly position: false;
    readonly numbers: 'delta';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly reservation: {
    readonly singleton: false;
    readonly fields: {
      readonly itemId: string;
      readonly quantity: number;
      readonly purpose?: string;
      readonly until?: string;
      readonly author?: string;
    };
    readonly create: {
      readonly itemId: string;
      readonly quantity: number;
      readonly purpose?: string;
      readonly until?: string;
    };
    readonly update: {
      readonly itemId?: string;
      readonly quantity?: number;
      readonly purpose?: string | null;
      readonly until?: string | null;
    };
    readonly position: false;
    readonly numbers: 'quantity';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
}
