import { Bell } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useNotifications } from '../../react';
import { IconButton } from '../kit/button';
import { Count } from '../kit/tabs';
import { withInboxTexts } from './texts';

const InboxSheet = lazy(() => withInboxTexts(() => import('./inbox-sheet')));

/** The bell: how many notifications are unread, over all rooms; opens them. */
export function InboxButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { unread } = useNotifications();
  const label = unread === 0 ? t('bell.none') : t('bell.unread', { count: unread });
  return (
    <span className="relative shrink-0">
      <IconButton icon={Bell} label={label} data-testid="bell" data-unread={unread} onClick={() => setOpen(true)} />
      {unread > 0 && <Count count={unread} className="pointer-events-none absolute top-0.5 right-0" />}
      {open && (
        <Suspense fallback={null}>
          <InboxSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
