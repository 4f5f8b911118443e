// Made by scripts/kind-types.mjs from orders.json: change that, and run it again.
import type { Id } from './types';

/** `orders`, version 1. */
export interface Orders {
  readonly desk: {
    readonly singleton: true;
    readonly fields: {
      readonly name: string;
      readonly currency?: 'THB' | 'USD' | 'EUR' | 'GBP';
      readonly lastNumber?: number;
      readonly notes?: string;
    };
    readonly create: {
      readonly name: string;
      readonly currency?: 'THB' | 'USD' | 'EUR' | 'GBP';
      readonly notes?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly currency?: 'THB' | 'USD' | 'EUR' | 'GBP' | null;
      readonly notes?: string | null;
    };
    readonly position: false;
    readonly numbers: never;
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly customer: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly code?: string;
      readonly contact?: string;
      readonly email?: string;
      readonly phone?: string;
      readonly address?: string;
      readonly city?: string;
      readonly country?: string;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly code?: string;
      readonly contact?: string;
      readonly email?: string;
      readonly phone?: string;
      readonly address?: string;
      readonly city?: string;
      readonly country?: string;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly code?: string | null;
      readonly contact?: string | null;
      readonly email?: string | null;
      readonly phone?: string | null;
      readonly address?: string | null;
      readonly city?: string | null;
      readonly country?: string | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: never;
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly order: {
    readonly singleton: false;
    readonly fields: {
      readonly number?: number;
      readonly reference?: string;
      readonly customerId?: Id<'customer'>;
      readonly status?: 'draft' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled';
      readonly orderedOn?: string;
      readonly requiredOn?: string;
      readonly shippedOn?: string;
      readonly shipTo?: string;
      readonly freight?: number;
      readonly notes?: string;
      readonly total?: number;
      readonly lineCount?: number;
      readonly demand?: unknown;
      readonly position?: string;
    };
    readonly create: {
      readonly reference?: string;
      readonly customerId?: Id<'customer'>;
      readonly status?: 'draft' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled';
      readonly orderedOn?: string;
      readonly requiredOn?: string;
      readonly shippedOn?: string;
      readonly shipTo?: string;
      readonly freight?: number;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly reference?: string | null;
      readonly customerId?: Id<'customer'> | null;
      readonly status?: 'draft' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | null;
      readonly orderedOn?: string | null;
      readonly requiredOn?: string | null;
      readonly shippedOn?: string | null;
      readonly shipTo?: string | null;
      readonly freight?: number | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'freight';
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly orderLine: {
    readonly singleton: false;
    readonly fields: {
      readonly orderId?: Id<'order'>;
      readonly stockId?: Id<'stockLevel'>;
      readonly sku?: string;
      readonly name?: string;
      readonly quantity?: number;
      readonly unitPrice?: number;
      readonly discount?: number;
      readonly amount?: number;
      readonly priceRule?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly orderId?: Id<'order'>;
      readonly stockId?: Id<'stockLevel'>;
      readonly sku?: string;
      readonly name?: string;
      readonly quantity?: number;
      readonly unitPrice?: number;
      readonly discount?: number;
      readonly position?: string;
    };
    readonly update: {
      readonly orderId?: Id<'order'> | null;
      readonly stockId?: Id<'stockLevel'> | null;
      readonly sku?: string | null;
      readonly name?: string | null;
      readonly quantity?: number | null;
      readonly unitPrice?: number | null;
      readonly discount?: number | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'quantity' | 'unitPrice' | 'discount';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly stockLevel: {
    readonly singleton: false;
    readonly fields: {
      readonly sku: string;
      readonly name: string;
      readonly onHand?: number;
      readonly reserved?: number;
      readonly reorderPoint?: number;
      readonly unitPrice?: number;
      readonly discontinued?: boolean;
      readonly position?: string;
    };
    readonly create: {
      readonly sku: string;
      readonly name: string;
      readonly onHand?: number;
      readonly reorderPoint?: number;
      readonly unitPrice?: number;
      readonly discontinued?: boolean;
      readonly position?: string;
    };
    readonly update: {
      readonly sku?: string;
      readonly name?: string;
      readonly onHand?: number | null;
      readonly reorderPoint?: number | null;
      readonly unitPrice?: number | null;
      readonly discontinued?: boolean | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'onHand' | 'reorderPoint' | 'unitPrice';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly pricingRule: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly active?: boolean;
      readonly kind: 'percent' | 'amount' | 'fixed';
      readonly value: number;
      readonly minQuantity?: number;
      readonly stockId?: Id<'stockLevel'>;
      readonly customerId?: Id<'customer'>;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly active?: boolean;
      readonly kind: 'percent' | 'amount' | 'fixed';
      readonly value: number;
      readonly minQuantity?: number;
      readonly stockId?: Id<'stockLevel'>;
      readonly customerId?: Id<'customer'>;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly active?: boolean | null;
      readonly kind?: 'percent' | 'amount' | 'fixed';
      readonly value?: number;
      readonly minQuantity?: number | null;
      readonly stockId?: Id<'stockLevel'> | null;
      readonly customerId?: Id<'customer'> | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'value' | 'minQuantity';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
}
