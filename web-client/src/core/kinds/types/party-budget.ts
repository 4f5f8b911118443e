// Made by scripts/kind-types.mjs from party-budget.json: change that, and run it again.
import type { Id } from './types';

/** `party-budget`, version 1. */
export interface PartyBudget {
  readonly party: {
    readonly singleton: true;
    readonly fields: {
      readonly name: string;
      readonly date?: string;
      readonly place?: string;
      readonly notes?: string;
    };
    readonly create: {
      readonly name: string;
      readonly date?: string;
      readonly place?: string;
      readonly notes?: string;
    };
    readonly update: {
      readonly name?: string;
      readonly date?: string | null;
      readonly place?: string | null;
      readonly notes?: string | null;
    };
    readonly position: false;
    readonly numbers: never;
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly budget: {
    readonly singleton: false;
    readonly fields: {
      readonly title: string;
      readonly status?: 'draft' | 'proposed' | 'approved' | 'completed' | 'cancelled';
      readonly eventDate?: string;
      readonly guests?: number;
      readonly total?: number;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly title: string;
      readonly status?: 'draft' | 'proposed' | 'approved' | 'completed' | 'cancelled';
      readonly eventDate?: string;
      readonly guests?: number;
      readonly total?: number;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly title?: string;
      readonly status?: 'draft' | 'proposed' | 'approved' | 'completed' | 'cancelled' | null;
      readonly eventDate?: string | null;
      readonly guests?: number | null;
      readonly total?: number | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'guests' | 'total';
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly task: {
    readonly singleton: false;
    readonly fields: {
      readonly title: string;
      readonly status?: 'blocked' | 'todo' | 'in_progress' | 'done';
      readonly assigneeRole?: 'owner' | 'cook' | 'logistics';
      readonly assignee?: string;
      readonly dependsOn?: readonly Id<'task'>[];
      readonly budgetId?: Id<'budget'>;
      readonly trigger?: 'proposed' | 'approved' | 'completed';
      readonly due?: string;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly title: string;
      readonly status?: 'blocked' | 'todo' | 'in_progress' | 'done';
      readonly assigneeRole?: 'owner' | 'cook' | 'logistics';
      readonly assignee?: string;
      readonly dependsOn?: readonly Id<'task'>[];
      readonly budgetId?: Id<'budget'>;
      readonly trigger?: 'proposed' | 'approved' | 'completed';
      readonly due?: string;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly title?: string;
      readonly status?: 'blocked' | 'todo' | 'in_progress' | 'done' | null;
      readonly assigneeRole?: 'owner' | 'cook' | 'logistics' | null;
      readonly assignee?: string | null;
      readonly dependsOn?: readonly Id<'task'>[] | null;
      readonly budgetId?: Id<'budget'> | null;
      readonly trigger?: 'proposed' | 'approved' | 'completed' | null;
      readonly due?: string | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: never;
    readonly texts: 'notes';
    readonly sets: { readonly dependsOn: Id<'task'>; };
  };
  readonly schedule: {
    readonly singleton: false;
    readonly fields: {
      readonly dish: string;
      readonly servings?: number;
      readonly startsAt?: number;
      readonly cook?: string;
      readonly status?: 'planned' | 'cooking' | 'done';
      readonly budgetId?: Id<'budget'>;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly create: {
      readonly dish: string;
      readonly servings?: number;
      readonly startsAt?: number;
      readonly cook?: string;
      readonly status?: 'planned' | 'cooking' | 'done';
      readonly budgetId?: Id<'budget'>;
      readonly notes?: string;
      readonly position?: string;
    };
    readonly update: {
      readonly dish?: string;
      readonly servings?: number | null;
      readonly startsAt?: number | null;
      readonly cook?: string | null;
      readonly status?: 'planned' | 'cooking' | 'done' | null;
      readonly budgetId?: Id<'budget'> | null;
      readonly notes?: string | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'servings';
    readonly texts: 'notes';
    readonly sets: Record<never, never>;
  };
  readonly ingredient: {
    readonly singleton: false;
    readonly fields: {
      readonly scheduleId?: Id<'schedule'>;
      readonly productId: string;
      readonly name: string;
      readonly quantity?: number;
      readonly unit?: string;
      readonly available?: boolean;
      readonly position?: string;
    };
    readonly create: {
      readonly scheduleId?: Id<'schedule'>;
      readonly productId: string;
      readonly name: string;
      readonly quantity?: number;
      readonly unit?: string;
      readonly available?: boolean;
      readonly position?: string;
    };
    readonly update: {
      readonly scheduleId?: Id<'schedule'> | null;
      readonly productId?: string;
      readonly name?: string;
      readonly quantity?: number | null;
      readonly unit?: string | null;
      readonly available?: boolean | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'quantity';
    readonly texts: never;
    readonly sets: Record<never, never>;
  };
  readonly shoppingItem: {
    readonly singleton: false;
    readonly fields: {
      readonly productId: string;
      readonly productName: string;
      readonly requiredQuantity?: number;
      readonly unit?: string;
      readonly isPurchased?: boolean;
      readonly purchasedQuantity?: number;
      readonly purchasedBy?: string;
      readonly purchasedAt?: number;
      readonly purchaseNotes?: string;
      readonly budgetIds?: readonly Id<'budget'>[];
      readonly position?: string;
    };
    readonly create: {
      readonly productId: string;
      readonly productName: string;
      readonly requiredQuantity?: number;
      readonly unit?: string;
      readonly isPurchased?: boolean;
      readonly purchasedQuantity?: number;
      readonly purchaseNotes?: string;
      readonly budgetIds?: readonly Id<'budget'>[];
      readonly position?: string;
    };
    readonly update: {
      readonly productId?: string;
      readonly productName?: string;
      readonly requiredQuantity?: number | null;
      readonly unit?: string | null;
      readonly isPurchased?: boolean | null;
      readonly purchasedQuantity?: number | null;
      readonly purchaseNotes?: string | null;
      readonly budgetIds?: readonly Id<'budget'>[] | null;
      readonly position?: string | null;
    };
    readonly position: true;
    readonly numbers: 'requiredQuantity' | 'purchasedQuantity';
    readonly texts: 'purchaseNotes';
    readonly sets: { readonly budgetIds: Id<'budget'>; };
  };
}
