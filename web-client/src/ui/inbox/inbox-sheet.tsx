import { ArrowLeft, BellOff, CheckCheck, CloudOff, Settings2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { codeOf, useNotifications, useRefusal } from '../../react';
import { Button } from '../kit/button';
import { Sheet } from '../kit/sheet';
import { useDropToasts } from '../kit/toast';
import { useNow } from '../status/now';
import { useOnline } from '../status/steady-link';
import { type InboxGroup, groupsOf } from './groups';
import { INBOX, useLookingAt } from './looking';
import { NotificationLine } from './notification-line';
import { NotificationSwitches } from './switches';
import { useDayWord } from './use-day-word';

/** All that concerned this person, over all rooms, and what they want to be told. */
export default function InboxSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const drop = useDropToasts();
  useLookingAt(INBOX, true);
  // Here they are as lines, which messages would cover.
  useEffect(() => drop(INBOX), [drop]);
  return (
    <Sheet title={choosing ? t('inbox.settings') : t('inbox.title')} onClose={onClose} testId="inbox">
      {choosing ? (
        <div className="flex flex-col gap-3">
          <Button look="quiet" icon={ArrowLeft} className="self-start" onClick={() => setChoosing(false)}>
            {t('inbox.back')}
          </Button>
          <NotificationSwitches />
        </div>
      ) : (
        <Inbox onChoose={() => setChoosing(true)} onClose={onClose} />
      )}
    </Sheet>
  );
}

function Inbox({ onChoose, onClose }: { onChoose: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const refuse = useRefusal();
  const { items, unread, hasMore, loading, problem, read, more } = useNotifications();
  const mark = (which: readonly string[] | 'all') => void read(which).catch((error: unknown) => refuse(codeOf(error)));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {unread > 0 && (
          <Button icon={CheckCheck} onClick={() => mark('all')}>
            {t('inbox.readAll')}
          </Button>
        )}
        <Button look="quiet" icon={Settings2} onClick={onChoose}>
          {t('inbox.settings')}
        </Button>
      </div>
      <OutOfDate problem={problem} />
      {items.length === 0 && loading && <p role="status">{t('common.loading')}</p>}
      {items.length === 0 && !loading && problem === undefined && <Empty />}
      {byDay(groupsOf(items)).map(({ day, groups }) => (
        <Day key={day} day={day} groups={groups} onRead={(id) => mark([id])} onClose={onClose} />
      ))}
      {hasMore && items.length > 0 && problem === undefined && (
        <Button disabled={loading} onClick={() => void more()}>
          {t('inbox.older')}
        </Button>
      )}
    </div>
  );
}

function Day({ day, groups, onRead, onClose }: { day: number; groups: readonly InboxGroup[]; onRead: (id: string) => void; onClose: () => void }) {
  const dayWord = useDayWord();
  const now = useNow(30_000);
  return (
    <section aria-labelledby={`inbox-${day}`} className="flex flex-col gap-3">
      <h3 id={`inbox-${day}`} className="text-xs font-semibold text-ink-soft">
        {dayWord(day, now)}
      </h3>
      {groups.map((group) => (
        <div key={group.room}>
          <h4 className="mb-1 text-sm font-semibold break-words">{group.title}</h4>
          <ul className="flex flex-col divide-y divide-line">
            {group.items.map((item) => (
              <NotificationLine key={item.id} item={item} onRead={onRead} onFollow={onClose} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function byDay(groups: readonly InboxGroup[]): readonly { readonly day: number; readonly groups: readonly InboxGroup[] }[] {
  return [...new Set(groups.map(({ day }) => day))].map((day) => ({ day, groups: groups.filter((group) => group.day === day) }));
}

/** Without a link it says that newer ones may be missing. */
function OutOfDate({ problem }: { problem: string | undefined }) {
  const { t } = useTranslation();
  const online = useOnline();
  if (online && problem === undefined) return null;
  return (
    <p className="flex items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm" data-testid="inbox-offline">
      <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
      {online ? t('inbox.problem') : t('inbox.offline')}
    </p>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-center gap-2 rounded-xl border border-dashed border-line-strong px-6 py-10 text-center">
      <BellOff aria-hidden className="size-7 text-accent-text" />
      <p className="font-semibold">{t('inbox.empty')}</p>
      <p className="text-sm text-ink-soft">{t('inbox.emptyHint')}</p>
    </div>
  );
}
