import { useEffect } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation } from 'wouter';
import type { Notification } from '../../core';
import { useToast } from '../kit/toast';
import { placeIn } from '../place';
import { addressOf } from './address';
import { INBOX, isLookedAt } from './looking';
import { sentenceOf } from './sentence';
import { useWords } from './use-words';

const MOST = 100;

interface MessagesProps {
  readonly news: readonly Notification[];
  /** So many of the first. */
  onTold(count: number): void;
}

/** Says what has come, unless it is on the screen already. Draws nothing. */
export default function Messages({ news, onTold }: MessagesProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const words = useWords();
  const [, navigate] = useLocation();
  useEffect(() => {
    for (const notification of news) {
      if (isLookedAt(INBOX) || isOnScreen(notification)) continue;
      const text = t('inbox.toast', { sentence: short(sentenceOf(notification, words)), room: notification.title });
      toast({ text, topic: INBOX, action: { label: t('inbox.show'), run: () => navigate(addressOf(notification)) } });
    }
    if (news.length > 0) onTold(news.length);
  }, [news, onTold, t, toast, words, navigate]);
  return null;
}

/** A message is read in passing; all of it stands where it leads. */
function short(sentence: string): string {
  const letters = [...sentence];
  return letters.length <= MOST ? sentence : `${letters.slice(0, MOST).join('')}…`;
}

function isOnScreen({ room, on, data = {} }: Notification): boolean {
  const thread = data.thread ?? data.comment;
  if (typeof thread === 'string') return isLookedAt(thread);
  const place = placeIn(location.search);
  return location.pathname === `/rooms/${room}` && on !== undefined && place.type === on.type && place.id === on.id;
}
