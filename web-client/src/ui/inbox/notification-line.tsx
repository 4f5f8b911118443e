import { Check } from 'lucide-react';
import { clsx } from 'clsx';
import { useTranslation } from '../../i18n/texts';
import { Link } from 'wouter';
import type { Notification } from '../../core';
import { Avatar } from '../kit/avatar';
import { IconButton } from '../kit/button';
import { addressOf } from './address';
import { sentenceOf } from './sentence';
import { useWords } from './use-words';
import { When } from '../kit/when';

interface NotificationLineProps {
  item: Notification;
  onRead: (id: string) => void;
  /** The person follows it to where it leads. */
  onFollow: () => void;
}

/** One notification: a link to the thing. */
export function NotificationLine({ item, onRead, onFollow }: NotificationLineProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { id, at, by, count, read } = item;
  const follow = () => {
    if (!read) onRead(id);
    onFollow();
  };
  return (
    <li data-testid="notification" data-event={item.event} data-read={read} className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <Link href={addressOf(item)} onClick={follow} className="-mx-2 flex min-h-11 items-start gap-3 rounded-md px-2 pt-2 pb-0.5 hover:bg-sunken">
          <Avatar user={by.user} name={by.name} size="sm" />
          <span className="min-w-0 flex-1">
            <span className={clsx('block text-sm break-words', !read && 'font-semibold')}>{sentenceOf(item, words)}</span>
            <span className="flex flex-wrap gap-x-2 text-xs text-ink-soft empty:hidden">
              {!read && <strong className="text-accent-text">{t('inbox.unread')}</strong>}
              {count > 1 && <span>{t('inbox.more', { count: count - 1 })}</span>}
            </span>
          </span>
        </Link>
        <When at={at} className="mb-1 ml-9" />
      </div>
      {!read && <IconButton icon={Check} label={t('inbox.markRead')} onClick={() => onRead(id)} />}
    </li>
  );
}
