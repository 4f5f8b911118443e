import type { Activity } from '../../core';

/** What can happen, in the order in which a person chooses from it (PROTOCOL H5). */
export const actions = ['created', 'updated', 'deleted', 'restored', 'moved', 'undone', 'commented', 'edited', 'resolved', 'reopened', 'conflicted', 'rebased'] as const;

const inComments = { edited: 'commentEdited', resolved: 'commentResolved', reopened: 'commentReopened', deleted: 'commentDeleted' } as const;

/** Where the sentence for it is. What this app does not know is a change. */
export function actionKey({ action, type }: Pick<Activity, 'action' | 'type'>) {
  const key = type === 'comment' && action in inComments ? inComments[action as keyof typeof inComments] : (actions.find((known) => known === action) ?? 'updated');
  return `panel.history.did.${key}` as const;
}
