import { useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { addComment, type Comment, deleteComment, editComment, type Handle, resolveThread, type Room } from '../../core';
import { codeOf, useAttempt, useMembers, useRefusal, useRoom } from '../../react';
import { newId } from '../edits';
import { useToast } from '../kit/toast';
import type { Target } from '../panel/panel';
import { mentionedIn } from './mentions';

/** What a person does in a talk. All of it shows at once, and waits where there is no link. */
export interface TalkActions {
  /** A new thread, or an answer in one. False where it was refused: the text is still the person's. */
  say(on: Target, text: string, thread?: string): boolean;
  edit(comment: Comment, text: string): boolean;
  /** Can be taken back for as long as the message stays. */
  remove(comment: Comment): void;
  resolve(thread: string, resolved: boolean): void;
}

export function useTalkActions(): TalkActions {
  const { t } = useTranslation();
  const room = useRoom();
  const members = useMembers();
  const attempt = useAttempt();
  const refuse = useRefusal();
  const toast = useToast();
  return useMemo(
    () => ({
      say: (on, text, thread) => attempt(() => addComment(room, on, text, { id: newId(), mentions: mentionedIn(text, members), ...(thread !== undefined && { thread }) })) !== null,
      edit: ({ id }, text) => attempt(() => editComment(room, id, text, mentionedIn(text, members))) !== null,
      remove({ id }) {
        const handle = attempt(() => deleteComment(room, id));
        if (handle === null) return;
        const undo = () => void takenBack(room, handle).catch((error: unknown) => refuse(codeOf(error)));
        toast({ text: t('panel.comments.deleted'), action: { label: t('common.undo'), run: undo } });
      },
      resolve: (thread, resolved) => void attempt(() => resolveThread(room, thread, resolved)),
    }),
    [t, room, members, attempt, refuse, toast],
  );
}

/** Out of the queue while it is there, and by an undo once the server has it: only so a comment of somebody else stays theirs. */
async function takenBack(room: Room, handle: Handle): Promise<void> {
  if (await room.discard(handle.id)) return;
  const outcome = await handle.server;
  if (outcome.status === 'applied' && outcome.seq !== undefined) room.mutate('undo', [{ op: 'undo', seq: outcome.seq }]);
}
