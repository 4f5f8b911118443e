// Made by scripts/kind-types.mjs from packing-list.json: change that, and run it again.
import type { Id } from './types';

/** `packing-list`, version 1. */
export interface PackingList {
  readonly list: {
    readonly singleton: true;
    readonly fields: {
      readonly name: string;
      readonly destination?: string;
      readonly startsOn?: string;
      readonly endsOn?: string;
      readonly notes?: string;
    };
    readonly create: {
      readonly name: string;
      readonly destination?: string;
      readonly startsOn?: string;
      readonly endsOn?: string;
      readonly notes?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly destination?: string | null;
      readonly startsOn?: string | null;
      readonly endsOn?: string | null;
      readonly notes?: string | null;
    };
    readonly position: false;
    readonly numbers: never;
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly item: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly quantity?: number;
      readonly packed?: boolean;
      readonly essential?: boolean;
      readonly notes?: string;
      readonly weight?: number;
      readonly categoryId?: Id<'category'>;
      readonly bagId?: Id<'bag'>;
      readonly travelerId?: Id<'traveler'>;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly quantity?: number;
      readonly packed?: boolean;
      readonly essential?: boolean;
      readonly notes?: string;
      readonly weight?: number;
      readonly categoryId?: Id<'category'>;
      readonly bagId?: Id<'bag'>;
      readonly travelerId?: Id<'traveler'>;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly quantity?: number | null;
      readonly packed?: boolean | null;
      readonly essential?: boolean | null;
      readonly notes?: string | null;
      readonly weight?: number | null;
      readonly categoryId?: Id<'category'> | null;
      readonly bagId?: Id<'bag'> | null;
      readonly travelerId?: Id<'traveler'> | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'quantity' | 'weight';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly category: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: never;
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly bag: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly kind?: 'suitcase' | 'carry-on' | 'backpack' | 'duffel' | 'box' | 'other';
      readonly weightLimit?: number;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly kind?: 'suitcase' | 'carry-on' | 'backpack' | 'duffel' | 'box' | 'other';
      readonly weightLimit?: number;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly kind?: 'suitcase' | 'carry-on' | 'backpack' | 'duffel' | 'box' | 'other' | null;
      readonly weightLimit?: number | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'weightLimit';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly traveler: {
    readonly singleton: false;
    readonly fields: {
      readonly name: string;
      readonly userId?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly name: string;
      readonly userId?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly userId?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: never;
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
}
