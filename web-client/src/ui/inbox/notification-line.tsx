import { Check } from 'lucide-react';
import { clsx } from 'clsx';
import { useTranslation } from '../../i18n/texts';
import { Link } from 'wouter';
import type { Notification } from '../../core';
import { useFormat } from '../../i18n/format';
import { Avatar } from '../kit/avatar';
import { IconButton } from '../kit/button';
import { addressOf } from './address';
import { sentenceOf } from './sentence';
import { useWords } from './use-words';

interface NotificationLineProps {
  item: Notification;
  now: number;
  onRead: (id: string) => void;
  /** The person follows it to where it leads. */
  onFollow: () => void;
}

/** One notification: a link to the thing. */
export function NotificationLine({ item, now, onRead, onFollow }: NotificationLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { id, at, by, count, read } = item;
  const follow = () => {
    if (!read) onRead(id);
    onFollow();
  };
  return (
    <li data-testid="notification" data-event={item.event} data-read={read} className="flex items-start gap-1">
      <Link href={addressOf(item)} onClick={follow} className="-mx-2 flex min-h-11 min-w-0 flex-1 items-start gap-3 rounded-md px-2 py-2 hover:bg-sunken">
        <Avatar user={by.user} name={by.name} size="sm" />
        <span className="min-w-0 flex-1">
          <span className={clsx('block text-sm break-words', !read && 'font-semibold')}>{sentenceOf(item, words)}</span>
          <span className="flex flex-wrap gap-x-2 text-xs text-ink-soft">
            {!read && <strong className="text-accent-text">{t('inbox.unread')}</strong>}
            {count > 1 && <span>{t('inbox.more', { count: count - 1 })}</span>}
            <time dateTime={new Date(at).toISOString()} title={`${format.date(at)} ${format.clock(at)}`}>
              {format.ago(at, now)}
            </time>
          </span>
        </span>
      </Link>
      {!read && <IconButton icon={Check} label={t('inbox.markRead')} onClick={() => onRead(id)} />}
    </li>
  );
}
