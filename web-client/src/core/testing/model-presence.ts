import { sameWhere } from '../collaboration/others';
import type { ClientFrame } from '../protocol/frames';
import type { PresenceStatus, Where } from '../protocol/messages';

/** What a client shows of its person. */
export interface Shown {
  readonly status: PresenceStatus;
  readonly where?: Where;
}

/** What a word about presence changes, what of it the others are told, and which of them (P1, P6). */
export function presenceAfter(before: Shown, { status, where, pointer }: Extract<ClientFrame, { action: 'presence' }>): { readonly shown: Shown; readonly told: object; readonly for: (other: Where | undefined) => boolean } {
  const shown = { status, ...(where !== undefined && { where }) };
  const moved = pointer === undefined || before.status !== status || !sameWhere(before.where ?? null, where ?? null);
  return { shown, told: { ...shown, ...(pointer && { pointer }) }, for: (other) => moved || (other?.pointers === true && other.view === where?.view) };
}
