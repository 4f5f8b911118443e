import { clsx } from 'clsx';
import { ArrowLeft, Eye, MessageSquareText, UserPlus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Link } from 'wouter';
import { withTexts } from '../../i18n/init';
import { useCanEdit, useMembers, useMeta, useRole, useRoom, useSyncStatus } from '../../react';
import { ConflictHost } from '../../ui/conflicts/conflict-host';
import { Chip } from '../../ui/kit/chip';
import { HuesContext, huesOf } from '../../ui/kit/hues';
import { InboxButton } from '../../ui/inbox/inbox-button';
import { FollowingBanner, FollowingProvider } from '../../ui/presence/following';
import { useKeepTrail } from '../../ui/performance/trail';
import { PeopleButton } from '../../ui/presence/people-button';
import { Pointers } from '../../ui/presence/pointers';
import { usePanelFromAddress } from '../../ui/panel/address';
import { PanelContext, type PanelView } from '../../ui/panel/panel';
import { PaletteButton } from '../../ui/palette/palette-button';
import { ConflictsButton, PanelButton } from '../../ui/panel/panel-button';
import { usePageTitle } from '../../ui/shell/page-title';
import { StatusBanner } from '../../ui/status/banner';
import { StateChips } from '../../ui/status/chips';
import { StatusSheet } from '../../ui/status/status-sheet';
import { useKeepTries } from '../../ui/status/tries';
import { langOf } from '../../ui/words/lang';
import { UndoButtons } from '../../ui/undo/undo-buttons';
import { noteOpened } from '../home/opened';
import { useSignInAgain } from '../session/use-sign-in';
import { useLeaveWarning } from './leave-warning';
import { useRoomCommands } from './room-commands';
import { WelcomeGuide } from '../welcome/welcome-guide';
import { useRoomNews } from './room-news';

const PanelSheet = lazy(() => withTexts('panel', () => import('../../ui/panel/panel-sheet')));
const ShareSheet = lazy(() => import('../../ui/share/share-sheet'));

/** What every kind of room has around its workspace: title, role, people, link and work state. */
export function RoomShell({ children }: { children: ReactNode }) {
  const { title = '', kind = '' } = useMeta() ?? {};
  const { waiting, inFlight } = useSyncStatus();
  const [open, setOpen] = useState<'status' | 'share'>();
  usePageTitle(title, waiting + inFlight);
  useLeaveWarning(waiting + inFlight);
  useKeepTrail();
  useKeepTries();
  const { id } = useRoom();
  useEffect(() => noteOpened(id, kind), [id, kind]);
  const members = useMembers();
  const hues = useMemo(() => huesOf(members.map(({ user }) => user)), [members]);
  const [panel, setPanel] = useState<PanelView>();
  useRoomNews(setPanel);
  usePanelFromAddress(setPanel);
  const close = () => setOpen(undefined);
  useRoomCommands({ panel: setPanel, share: () => setOpen('share'), status: () => setOpen('status') });
  return (
    <HuesContext value={hues}>
      <div data-panel={panel !== undefined || undefined} className={clsx('relative mx-auto flex min-h-dvh flex-col px-3 sm:px-6', panel ? 'max-w-7xl lg:mr-112 lg:max-w-none' : 'max-w-7xl')}>
        <ConflictHost>
          <PanelContext value={setPanel}>
            <FollowingProvider>
              <RoomHeader title={title} onShare={() => setOpen('share')} onStatus={() => setOpen('status')} />
              <StatusBanner onSignIn={useSignInAgain()} />
              <FollowingBanner />
              {children}
              <Pointers />
              {panel !== undefined && (
                <Suspense fallback={null}>
                  <PanelSheet view={panel} onView={setPanel} onClose={() => setPanel(undefined)} />
                </Suspense>
              )}
              <WelcomeGuide />
            </FollowingProvider>
          </PanelContext>
        </ConflictHost>
        {open === 'status' && <StatusSheet onClose={close} />}
        {open === 'share' && (
          <Suspense fallback={null}>
            <ShareSheet onClose={close} />
          </Suspense>
        )}
      </div>
    </HuesContext>
  );
}

function RoomHeader({ title, onShare, onStatus }: { title: string; onShare: () => void; onStatus: () => void }) {
  const { t } = useTranslation();
  const role = useRole();
  const canEdit = useCanEdit();
  return (
    <header className="sticky top-0 z-20 -mx-3 flex flex-col bg-canvas/95 px-3 pt-1 backdrop-blur-sm sm:-mx-6 sm:px-6 in-line:flex-row in-line:items-center in-line:gap-4 in-line:py-2">
      <div className="flex min-w-0 items-center gap-1 in-line:flex-1">
        <Link href="/" aria-label={t('common.toLists')} title={t('common.toLists')} className="-ml-2 grid size-11 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken">
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <h1 lang={langOf(title)} className="line-clamp-2 min-w-0 py-1 text-base leading-snug font-semibold sm:text-xl in-line:line-clamp-1" data-testid="room-title">
          {title}
        </h1>
        {(role === 'viewer' || role === 'commenter') && (
          <span className="ml-2 shrink-0">
            <Chip icon={role === 'viewer' ? Eye : MessageSquareText} testId="view-only">
              {t(role === 'viewer' ? 'role.viewOnly' : 'role.commentOnly')}
            </Chip>
          </span>
        )}
        <span className="flex-1" />
        <PaletteButton />
        <ConflictsButton />
        {role !== 'viewer' && <UndoButtons />}
        <InboxButton />
      </div>
      <div className="-mt-1.5 flex items-center gap-1 sm:gap-1.5 in-line:mt-0">
        <StateChips onOpen={onStatus} />
        <span className="flex-1" />
        <PeopleButton />
        <PanelButton />
        {canEdit && <ShareButton onShare={onShare} />}
      </div>
    </header>
  );
}

/** With its word where there is room for it: whoever came to work with others looks for that. */
function ShareButton({ onShare }: { onShare: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" data-testid="share" title={t('share.open')} onClick={onShare} className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-md text-sm font-medium text-accent-text hover:bg-sunken sm:px-3">
      <UserPlus aria-hidden className="size-5 shrink-0" />
      <span className="max-sm:sr-only">{t('share.open')}</span>
    </button>
  );
}
