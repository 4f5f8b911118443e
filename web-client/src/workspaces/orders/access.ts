import type { LockHoldState } from '../../core';
import { type Holder, LAPSED_MS } from './lock-watch';

/** What this person may do with an order now, and why. */
export type Access =
  | { readonly name: 'viewer' }
  /** Nobody has it: it can be taken for editing. `lost`: it was one's own before. */
  | { readonly name: 'free'; readonly lost: boolean }
  | { readonly name: 'asking' }
  /** One's own. `sure` unless the link is gone: then somebody else may have taken it meanwhile. */
  | { readonly name: 'held'; readonly sure: boolean }
  /** Somebody else has it. `asked`: this person waits for it. */
  | { readonly name: 'theirs'; readonly holder: Pick<Holder, 'user' | 'name'> & Partial<Holder>; readonly lost: boolean; readonly asked: boolean }
  | { readonly name: 'refused'; readonly code: string };

export interface Situation {
  readonly canEdit: boolean;
  readonly wanted: boolean;
  readonly asked: boolean;
  /** It was one's own before. */
  readonly had: boolean;
  readonly state: LockHoldState;
  /** Who has the lock as far as this page heard, also this page itself. */
  readonly holder: Holder | undefined;
  readonly online: boolean;
  readonly now: number;
}

export function accessOf({ canEdit, wanted, asked, had, state, holder, online, now }: Situation): Access {
  const other = holder !== undefined && !lapsed(holder, now) ? holder : undefined;
  if (!wanted || !canEdit) {
    if (other !== undefined) return { name: 'theirs', holder: other, lost: false, asked: false };
    return canEdit ? { name: 'free', lost: false } : { name: 'viewer' };
  }
  switch (state.name) {
    case 'asking':
      return { name: 'asking' };
    case 'held':
    case 'unsure':
      return { name: 'held', sure: state.name === 'held' && online };
    case 'lost':
    case 'taken':
      if (holder !== undefined && other === undefined) return { name: 'free', lost: state.name === 'lost' };
      return { name: 'theirs', holder: other ?? state.by, lost: state.name === 'lost', asked };
    case 'free':
      return { name: 'free', lost: had };
    case 'refused':
      return { name: 'refused', code: state.code };
  }
}

/** Nothing was heard of the holder for longer than a lease. */
export function lapsed(holder: Holder, now: number): boolean {
  return now - holder.heard > LAPSED_MS;
}
