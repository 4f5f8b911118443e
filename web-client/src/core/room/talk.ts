import type { Comment, Conflict, Entities, EntityView } from '../api';
import { COMMENT, CONFLICT } from '../protocol/ops';

const text = (view: EntityView, field: string): string => {
  const value = view.fields[field];
  return typeof value === 'string' ? value : '';
};
const time = (view: EntityView, field: string): number => {
  const value = view.fields[field];
  return typeof value === 'number' ? value : 0;
};

/** What waits for a person (K1). */
export function conflictsIn(entities: Entities): Conflict[] {
  return [...(entities.get(CONFLICT)?.values() ?? [])].map((view) => ({
    id: view.id,
    on: { type: text(view, 'onType'), id: text(view, 'onId') },
    field: text(view, 'field'),
    base: view.fields.base ?? null,
    mine: { value: view.fields.mine ?? null, by: text(view, 'mineBy'), at: time(view, 'mineAt') },
    theirs: { value: view.fields.theirs ?? null, by: text(view, 'theirsBy'), at: time(view, 'theirsAt') },
  }));
}

/** The comments on an entity, or all of them, oldest first; those that are not at the server yet come last. */
export function commentsIn(entities: Entities, on?: { readonly type: string; readonly id: string }): Comment[] {
  const views = [...(entities.get(COMMENT)?.values() ?? [])].filter((view) => on === undefined || (view.fields.onType === on.type && view.fields.onId === on.id));
  return views.map(commentOf).toSorted((a, b) => (a.createdAt ?? Infinity) - (b.createdAt ?? Infinity) || 0);
}

function commentOf(view: EntityView): Comment {
  const { thread, mentions, author, createdAt, editedAt, resolved } = view.fields;
  return {
    id: view.id,
    seq: view.seq,
    on: { type: text(view, 'onType'), id: text(view, 'onId') },
    thread: typeof thread === 'string' ? thread : view.id,
    text: text(view, 'text'),
    mentions: Array.isArray(mentions) ? mentions.map(String) : [],
    resolved: resolved === true,
    pending: view.pending,
    ...(typeof author === 'string' && { author }),
    ...(typeof createdAt === 'number' && { createdAt }),
    ...(typeof editedAt === 'number' && { editedAt }),
  };
}
