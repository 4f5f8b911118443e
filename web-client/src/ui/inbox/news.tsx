import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Notification } from '../../core';
import { useClient } from '../../react';
import { withInboxTexts } from './texts';
import { useContact } from './use-contact';

const nothing = { default: () => null };
/** Where it does not come, the bell tells it. */
const Messages = lazy(() => withInboxTexts(() => import('./messages')).catch(() => nothing));

/** Tells of what comes while the app is open, and lets the server know how to tell it otherwise. With most visits nothing does: what tells it is loaded with the first. */
export function InboxNews() {
  const { inbox } = useClient();
  useContact();
  const [news, setNews] = useState<readonly Notification[]>([]);
  useEffect(() => inbox.subscribe((notification) => !notification.read && setNews((before) => [...before, notification])), [inbox]);
  const told = useCallback((count: number) => setNews((all) => all.slice(count)), []);
  if (news.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Messages news={news} onTold={told} />
    </Suspense>
  );
}
