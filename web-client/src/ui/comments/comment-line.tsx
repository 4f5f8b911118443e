import { clsx } from 'clsx';
import { Clock, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Comment } from '../../core';
import { useClient, useNameOf, useRole } from '../../react';
import { Avatar } from '../kit/avatar';
import { IconButton } from '../kit/button';
import { When } from '../kit/when';
import { useShownName } from '../presence/shown-name';
import { langOf } from '../words/lang';
import { useTalkActions } from './actions';
import { Composer } from './composer';
import { piecesOf } from './mentions';
import { useMayComment } from './use-may-comment';

/** One comment: who, when, what; its author changes it, its author and owners delete it. */
export function CommentLine({ comment, fresh }: { comment: Comment; fresh: boolean }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const owner = useRole() === 'owner';
  const mayWrite = useMayComment();
  const { edit, remove } = useTalkActions();
  const [editing, setEditing] = useState(false);
  const nameOf = useShownName();
  const author = comment.author ?? user;
  const mine = author === user;
  const name = nameOf(author);
  const change = (text: string) => {
    if (!edit(comment, text)) return false;
    setEditing(false);
    return true;
  };
  return (
    <li data-testid="comment" data-pending={comment.pending} className={clsx('flex gap-2.5 py-2', comment.pending && 'text-ink-soft')}>
      <Avatar user={author} name={name} size="sm" />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-1">
          <p className="min-w-0 flex-1 text-sm">
            <span className="font-semibold">{mine ? `${name} ${t('presence.you')}` : name}</span> <Made comment={comment} />
            {fresh && <span className="ml-1 rounded-full bg-accent-soft px-2 text-xs font-semibold whitespace-nowrap text-accent-text">{t('panel.comments.new')}</span>}
          </p>
          {mayWrite && !editing && (
            <span className="-my-2 -mr-2 flex">
              {mine && <IconButton icon={Pencil} label={t('panel.comments.edit')} onClick={() => setEditing(true)} />}
              {(mine || owner) && <IconButton icon={Trash2} label={t('panel.comments.delete', { name })} onClick={() => remove(comment)} />}
            </span>
          )}
        </div>
        {editing ? (
          <Composer label={t('panel.comments.editLabel')} draft={`edit/${comment.id}`} initial={comment.text} send={t('panel.comments.save')} onSend={change} onCancel={() => setEditing(false)} />
        ) : (
          <Words comment={comment} />
        )}
      </div>
    </li>
  );
}

/** The text, with the people in it as names. */
function Words({ comment: { text, mentions } }: { comment: Comment }) {
  const { user } = useClient();
  const nameOf = useNameOf();
  const people = mentions.map((one) => ({ user: one, name: nameOf(one) }));
  return (
    <p lang={langOf(text)} className="text-base break-words whitespace-pre-wrap">
      {piecesOf(text, people).map((piece, index) =>
        piece.user === undefined ? (
          piece.text
        ) : (
          <span key={index} data-testid="mention" className={clsx('rounded-sm px-0.5 font-semibold text-accent-text', piece.user === user && 'bg-accent-soft')}>
            {piece.text}
          </span>
        ),
      )}
    </p>
  );
}

function Made({ comment: { pending, createdAt, editedAt } }: { comment: Comment }) {
  const { t } = useTranslation();
  return (
    <span className="text-xs text-ink-soft">
      {createdAt !== undefined && (
        <When at={createdAt} />
      )}
      {editedAt !== undefined && ` · ${t('panel.comments.edited')}`}
      {pending && (
        <span className="inline-flex items-center gap-1">
          {createdAt !== undefined && '· '}
          <Clock aria-hidden className="size-3.5" />
          {t('item.pending')}
        </span>
      )}
    </span>
  );
}
