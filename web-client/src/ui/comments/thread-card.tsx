import { clsx } from 'clsx';
import { Check, ChevronDown, CircleCheck, ExternalLink, RotateCcw } from 'lucide-react';
import { type Ref, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../../i18n/texts';
import { seeThread, type Thread } from '../../core';
import { useLookingAt } from '../inbox/looking';
import { useReadAlong } from '../inbox/read-along';
import { useClient, useRoom, useSelect } from '../../react';
import { Button } from '../kit/button';
import { titleOf } from '../title-of';
import { useShownName } from '../presence/shown-name';
import { langOf } from '../words/lang';
import { useTalkActions } from './actions';
import { CommentLine } from './comment-line';
import { Composer } from './composer';
import { useMayComment } from './use-may-comment';

interface ThreadCardProps {
  thread: Thread;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Leads to what it is about; left out where that is what all of the list is about. */
  onGo?: (() => void) | undefined;
  heading: Ref<HTMLButtonElement>;
}

/** A comment and what was answered. Closed, it says who began it and how. */
export function ThreadCard({ thread, open, onOpen, onGo, heading }: ThreadCardProps) {
  const { t } = useTranslation();
  const { first, replies, resolved, unread, mentioned } = thread;
  const nameOf = useShownName();
  const { user } = useClient();
  const own = first.author === undefined || first.author === user;
  const who = first.author === undefined ? t('changed.you') : nameOf(first.author);
  const count = replies.length;
  return (
    <li data-testid="thread" data-thread={thread.id} data-unread={unread} data-resolved={resolved} className={clsx('rounded-lg border bg-surface', unread > 0 ? 'border-accent' : 'border-line')}>
      <h3>
        <button ref={heading} type="button" aria-expanded={open} onClick={() => onOpen(!open)} className="flex min-h-11 w-full items-start gap-2 rounded-lg px-3 py-2 text-left">
          <span className="min-w-0 flex-1">
            {onGo && <AboutWhat thread={thread} />}
            {open ? <span className="block text-xs text-ink-soft">{own ? t('panel.comments.threadOwn') : t('panel.comments.threadOf', { name: who })}</span> : <Excerpt name={who} text={first.text} />}
            <span className="flex flex-wrap gap-x-2 text-xs text-ink-soft">
              {count > 0 && <span>{t('panel.comments.replies', { count })}</span>}
              {unread > 0 && <strong className="text-accent-text">{mentioned ? t('panel.comments.mentionsYou') : t('together.unread', { count: unread })}</strong>}
              {resolved && (
                <span className="inline-flex items-center gap-1 text-ok">
                  <CircleCheck aria-hidden className="size-3.5" />
                  {t('panel.comments.resolved')}
                </span>
              )}
            </span>
          </span>
          <ChevronDown aria-hidden className={clsx('mt-1 size-5 shrink-0 text-ink-soft transition-transform', open && 'rotate-180')} />
        </button>
      </h3>
      {open && <Opened thread={thread} onGo={onGo} />}
    </li>
  );
}

/** What is read in it counts as seen; what was new when it was opened stays marked until it is closed. */
function Opened({ thread, onGo }: { thread: Thread; onGo: (() => void) | undefined }) {
  const { t } = useTranslation();
  const room = useRoom();
  const mayWrite = useMayComment();
  const { say, resolve } = useTalkActions();
  const [since] = useState(() => Math.max(room.seen.get()[thread.id] ?? 0, room.seen.get()[''] ?? 0));
  const { user } = useClient();
  const visible = useVisible();
  useEffect(() => {
    if (visible && thread.unread > 0) seeThread(room, thread);
  }, [visible, room, thread]);
  useLookingAt(thread.id, visible);
  useReadAlong(thread.id, visible);
  const { id, on, first, replies, resolved } = thread;
  return (
    <div className="flex flex-col gap-2 px-3 pb-3">
      <ul className="flex flex-col divide-y divide-line">
        {[first, ...replies].map((comment) => (
          <CommentLine key={comment.id} comment={comment} fresh={comment.author !== undefined && comment.author !== user && comment.seq > since} />
        ))}
      </ul>
      {mayWrite && <Composer compact label={t('panel.comments.reply')} draft={`${on.type}/${on.id}/${id}`} send={t('panel.comments.send')} onSend={(text) => say(on, text, id)} />}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {mayWrite && (
          <Button look="quiet" icon={resolved ? RotateCcw : Check} onClick={() => resolve(id, !resolved)}>
            {resolved ? t('panel.comments.reopen') : t('panel.comments.resolve')}
          </Button>
        )}
        {onGo && (
          <Button look="quiet" icon={ExternalLink} onClick={onGo}>
            {t('panel.comments.go')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Excerpt({ name, text }: { name: string; text: string }) {
  return (
    <span className="line-clamp-2 text-sm">
      <span className="font-semibold">{name}</span> <span lang={langOf(text)}>{text}</span>
    </span>
  );
}

function AboutWhat({ thread: { on } }: { thread: Thread }) {
  const { t } = useTranslation();
  const name = useSelect((entities) => {
    const about = entities.get(on.type)?.get(on.id);
    return about === undefined ? null : titleOf(about.fields);
  });
  const words = name === null ? t('panel.comments.gone') : name === '' ? t('panel.noName') : t('panel.comments.about', { name });
  return <span className="block truncate text-xs text-ink-soft">{words}</span>;
}

/** Whether anybody can see the page at all. */
function useVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    () => document.visibilityState === 'visible',
  );
}
