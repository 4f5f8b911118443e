import type { Comment, Handle, Room } from '../api';
import { COMMENT } from '../protocol/ops';
import type { Fields } from '../protocol/messages';
import { combine } from '../combine';
import type { Readable } from '../readable';

/** A comment and its replies, oldest first. */
export interface Thread {
  /** The id of the first comment. */
  readonly id: string;
  readonly on: Target;
  readonly first: Comment;
  readonly replies: readonly Comment[];
  readonly resolved: boolean;
  /** What others wrote since this device was told that the person saw the thread. */
  readonly unread: number;
  /** Whether one of the unread comments mentions this person. */
  readonly mentioned: boolean;
}

type Target = { readonly type: string; readonly id: string };

/** N2: the threads about an entity, oldest first. */
export function threadsOn(room: Room, on: Target, user: string): Readable<readonly Thread[]> {
  return combine(room.comments(on), room.seen, (comments, seen) => threadsIn(comments, seen, user));
}

/** All threads of the room, whatever they are about, oldest first. */
export function threadsOf(room: Room, user: string): Readable<readonly Thread[]> {
  return combine(room.comments(), room.seen, (comments, seen) => threadsIn(comments, seen, user));
}

export function threadsIn(comments: readonly Comment[], seen: Readonly<Record<string, number>>, user: string): Thread[] {
  const replies = new Map<string, Comment[]>();
  for (const comment of comments) if (comment.id !== comment.thread) replies.set(comment.thread, [...(replies.get(comment.thread) ?? []), comment]);
  return comments.flatMap((first): Thread[] => {
    if (first.thread !== first.id) return [];
    const all = [first, ...(replies.get(first.id) ?? [])];
    const since = Math.max(seen[first.id] ?? 0, seen[''] ?? 0);
    const unread = all.filter(({ author, seq }) => author !== undefined && author !== user && seq > since);
    return [{ id: first.id, on: first.on, first, replies: all.slice(1), resolved: first.resolved, unread: unread.length, mentioned: unread.some(({ mentions }) => mentions.includes(user)) }];
  });
}

/** Writes a comment: a new thread, or a reply. `mentions` are user ids. */
export function addComment(room: Room, on: Target, text: string, { thread, mentions = [], id }: { readonly thread?: string; readonly mentions?: readonly string[]; readonly id: string }): Handle {
  const fields: Fields = { onType: on.type, onId: on.id, text, ...(thread !== undefined && { thread }), ...(mentions.length > 0 && { mentions: mentions.toSorted() }) };
  return room.mutate('comment.add', [{ op: 'create', type: COMMENT, id, fields }]);
}

/** Its author alone may. */
export function editComment(room: Room, id: string, text: string, mentions: readonly string[]): Handle {
  return room.mutate('comment.edit', [{ op: 'update', type: COMMENT, id, set: { text, mentions: mentions.toSorted() } }]);
}

/** Its author and owners may; the replies go with their first comment. */
export function deleteComment(room: Room, id: string): Handle {
  return room.mutate('comment.delete', [{ op: 'delete', type: COMMENT, id }]);
}

export function resolveThread(room: Room, thread: string, resolved = true): Handle {
  return room.mutate(resolved ? 'comment.resolve' : 'comment.reopen', [{ op: 'update', type: COMMENT, id: thread, set: { resolved } }]);
}

/** The person has seen all that is in the thread now. */
export function seeThread(room: Room, { id, first, replies }: Thread): void {
  room.see(id, Math.max(first.seq, ...replies.map(({ seq }) => seq)));
}
