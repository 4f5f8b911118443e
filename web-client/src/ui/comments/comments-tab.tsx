import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Thread } from '../../core';
import { useAnnounce, useRejected, useRoom } from '../../react';
import { Button, IconButton } from '../kit/button';
import type { TabProps } from '../panel/panel-sheet';
import type { Target } from '../panel/panel';
import { usePlace } from '../place';
import { touchesType } from '../status/describe';
import { RejectedCard } from '../status/rejected-list';
import { useTalkActions } from './actions';
import { Composer } from './composer';
import { nextUnread } from './order';
import { useWholeRoom } from './whole-room';
import { useThreads } from './talk';
import { ThreadCard } from './thread-card';
import { useMayComment } from './use-may-comment';
import { type Opened, useOpened, useSteady } from './use-opened';

const PAGE = 50;

/** What people say to each other: all of it, or about one entity; open or resolved. */
export default function CommentsTab({ view, onAway }: TabProps) {
  const { id } = useRoom();
  const key = view.on === undefined ? id : `${view.on.type}/${view.on.id}`;
  return <Talk key={`${key}/${view.thread ?? ''}`} on={view.on} asked={view.thread} onAway={onAway} />;
}

function Talk({ on, asked, onAway }: { on: Target | undefined; asked: string | undefined; onAway: () => void }) {
  const { t } = useTranslation();
  const all = useThreads();
  const about = on === undefined ? all : all.filter((thread) => thread.on.type === on.type && thread.on.id === on.id);
  const [resolved, setResolved] = useState(() => about.some((thread) => thread.id === asked && thread.resolved));
  const shown = useSteady(about.filter((thread) => thread.resolved === resolved), on !== undefined);
  const [most, setMost] = useState(PAGE);
  const opened = useOpened(shown, asked, on !== undefined);
  const counts = { open: about.filter((thread) => !thread.resolved).length, resolved: about.filter((thread) => thread.resolved).length };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label={t('panel.comments.which')} className="inline-flex rounded-lg bg-sunken p-1">
          <Which pressed={!resolved} onPress={() => setResolved(false)}>
            {t('panel.comments.open', { count: counts.open })}
          </Which>
          <Which pressed={resolved} onPress={() => setResolved(true)}>
            {t('panel.comments.done', { count: counts.resolved })}
          </Which>
        </div>
        <span className="flex-1" />
        <UnreadSteps threads={shown} current={opened.last} onGo={opened.goTo} />
      </div>
      <Refused />
      {shown.length === 0 && <p className="py-2 text-sm text-ink-soft">{resolved ? t('panel.comments.noneResolved') : t('panel.comments.none')}</p>}
      <ul className="flex flex-col gap-2">
        {shown.slice(0, most).map((thread) => (
          <OneThread key={thread.id} thread={thread} opened={opened} onAway={on === undefined ? onAway : undefined} />
        ))}
      </ul>
      {shown.length > most && <Button onClick={() => setMost(most + PAGE)}>{t('panel.older')}</Button>}
      {!resolved && <Begin on={on} />}
    </div>
  );
}

/** `onAway` is given where what the thread is about is not plain from the list. */
function OneThread({ thread, opened, onAway }: { thread: Thread; opened: Opened; onAway: (() => void) | undefined }) {
  const [place, go] = usePlace();
  const { type, id } = thread.on;
  return (
    <ThreadCard
      thread={thread}
      open={opened.has(thread.id)}
      onOpen={(open) => opened.set(thread.id, open)}
      onGo={onAway && (() => (onAway(), go({ ...place, type, id })))}
      heading={(button) => opened.heading(thread.id, button)}
    />
  );
}

function Which({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress} className="min-h-11 rounded-md px-3 text-sm font-medium text-ink-soft aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-lift">
      {children}
    </button>
  );
}

/** To the unread ones, one after the other. */
function UnreadSteps({ threads, current, onGo }: { threads: readonly Thread[]; current: string | undefined; onGo: (thread: Thread) => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  if (threads.every(({ unread }) => unread === 0)) return null;
  const go = (direction: 1 | -1) => {
    const thread = nextUnread(threads, current, direction);
    if (thread === undefined) announce(t('panel.comments.nothingNew'));
    else onGo(thread);
  };
  return (
    <span className="flex">
      <IconButton icon={ArrowUp} label={t('panel.comments.previous')} onClick={() => go(-1)} />
      <IconButton icon={ArrowDown} label={t('panel.comments.next')} onClick={() => go(1)} />
    </span>
  );
}

/** Comments that were not accepted, with the text in them. */
function Refused() {
  const rejected = useRejected().filter((entry) => touchesType(entry, 'comment'));
  return rejected.map((entry) => <RejectedCard key={entry.id} entry={entry} />);
}

/** A new thread: about the entity, or about the room as a whole. */
function Begin({ on }: { on: Target | undefined }) {
  const { t } = useTranslation();
  const mayWrite = useMayComment();
  const { say } = useTalkActions();
  const whole = useWholeRoom();
  const about = on ?? whole;
  if (!mayWrite) return <p className="text-sm text-ink-soft">{t('panel.comments.viewer')}</p>;
  if (about === undefined) return null;
  return (
    <div className="border-t border-line pt-3">
      <Composer label={on === undefined ? t('panel.comments.beginWhole') : t('panel.comments.begin')} draft={`${about.type}/${about.id}`} send={t('panel.comments.send')} onSend={(text) => say(about, text)} />
    </div>
  );
}
