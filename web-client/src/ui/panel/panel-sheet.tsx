import { History, MessagesSquare, Scale, Users } from 'lucide-react';
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useConflicts, useEntity } from '../../react';
import { useMedia } from '../kit/media';
import { BESIDE, Sheet } from '../kit/sheet';
import { Tabs } from '../kit/tabs';
import { useLatest } from '../latest';
import { titleOf } from '../title-of';
import { About } from './about';
import type { OpenPanel, PanelTab, PanelView, Target } from './panel';
import { useUnreadComments } from './unread';

interface PanelProps {
  view: PanelView;
  onView: OpenPanel;
  onClose: () => void;
}

/** What a tab is told; `onView` leads to another one. */
export interface TabProps {
  view: PanelView;
  onView: OpenPanel;
  /** The person goes somewhere in the room: where the panel covers it, it closes. */
  onAway: () => void;
}

const screens: Readonly<Record<PanelTab, ComponentType<TabProps>>> = {
  people: lazy(() => import('./people-tab')),
  comments: lazy(() => import('../comments/comments-tab')),
  history: lazy(() => import('./history-tab')),
  conflicts: lazy(() => import('./conflicts-tab')),
};

/** What people of a room do together: who is here, what they say, what they did, what they disagree about. */
export default function PanelSheet({ view, onView, onClose }: PanelProps) {
  const { t } = useTranslation();
  const unread = useUnreadComments();
  const conflicts = useConflicts().conflicts.length;
  const Screen = screens[view.tab];
  const tabs = [
    { value: 'people', label: t('panel.tab.people'), icon: Users },
    { value: 'comments', label: t('panel.tab.comments'), icon: MessagesSquare, badge: badge(unread, t('together.unread', { count: unread })) },
    { value: 'history', label: t('panel.tab.history'), icon: History },
    { value: 'conflicts', label: t('panel.tab.conflicts'), icon: Scale, badge: badge(conflicts, t('together.conflicts', { count: conflicts })) },
  ] as const;
  const covered = useCovered(view);
  const wide = useMedia(BESIDE);
  const onAway = () => (covered || !wide) && onClose();
  const leave = useLatest(onClose);
  // The window became narrow, as when a tablet is turned: the panel gives way to the dialog over it instead of covering it.
  useEffect(() => {
    if (!wide && !covered && isCovered()) leave.current();
  }, [wide, covered, leave]);
  const show = (tab: PanelTab) => onView({ tab, ...(view.on && { on: view.on }) });
  return (
    <Sheet title={t('panel.title')} onClose={onClose} beside={!covered} testId="panel">
      <Tabs<PanelTab> label={t('panel.title')} tabs={tabs} value={view.tab} onChange={show}>
        {view.on && view.tab !== 'people' && <AboutEntity on={view.on} onEverything={() => onView({ tab: view.tab })} />}
        <Suspense fallback={<p role="status">{t('common.loading')}</p>}>
          <Screen view={view} onView={onView} onAway={onAway} />
        </Suspense>
      </Tabs>
    </Sheet>
  );
}

/** Whether a modal dialog was open when this view was asked for, such as from within it: beneath it nothing could be reached. */
function useCovered(view: PanelView): boolean {
  const [asked, setAsked] = useState(() => ({ view, covered: isCovered() }));
  if (asked.view !== view) setAsked({ view, covered: isCovered() });
  return asked.covered;
}

function isCovered(): boolean {
  return document.querySelector('dialog[open][data-modal=true]:not([data-testid=panel])') !== null;
}

function badge(count: number, label: string) {
  return count === 0 ? undefined : { count, label };
}

function AboutEntity({ on, onEverything }: { on: Target; onEverything: () => void }) {
  const entity = useEntity(on.type, on.id);
  return <About name={titleOf(entity?.fields ?? {})} onEverything={onEverything} />;
}
