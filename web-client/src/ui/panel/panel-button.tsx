import { MessagesSquare, Scale } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useConflicts } from '../../react';
import { IconButton } from '../kit/button';
import { Count } from '../kit/tabs';
import { usePanel } from './panel';
import { useUnreadComments } from './unread';

/** Opens the panel, with how many comments were not read. */
export function PanelButton() {
  const { t } = useTranslation();
  const openPanel = usePanel();
  const unread = useUnreadComments();
  const label = unread === 0 ? t('together.open') : `${t('together.open')}: ${t('together.unread', { count: unread })}`;
  return (
    <span className="relative">
      <IconButton icon={MessagesSquare} label={label} data-testid="panel-button" onClick={() => openPanel({ tab: 'comments' })} />
      {unread > 0 && <Count count={unread} className="pointer-events-none absolute top-0.5 right-0" />}
    </span>
  );
}

/** What people have to decide; only while there is something. */
export function ConflictsButton() {
  const { t } = useTranslation();
  const openPanel = usePanel();
  const conflicts = useConflicts().conflicts.length;
  if (conflicts === 0) return null;
  return (
    <button type="button" data-testid="conflicts-button" onClick={() => openPanel({ tab: 'conflicts' })} className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center rounded-full text-sm font-medium text-warn">
      <span className="inline-flex items-center gap-1 rounded-full bg-warn-soft px-2 py-1">
        <Scale aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t('together.conflicts', { count: conflicts })}</span>
        <span aria-hidden className="sm:hidden">
          {conflicts}
        </span>
      </span>
    </button>
  );
}
