import { FileUp, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation, useSearch } from 'wouter';
import { withTexts } from '../../i18n/init';
import { installable, mayOffer } from '../../pwa/install';
import { useReadable } from '../../react';
import { Button } from '../../ui/kit/button';
import { InboxButton } from '../../ui/inbox/inbox-button';
import { Logo } from '../../ui/shell/logo';
import { usePageTitle } from '../../ui/shell/page-title';
import { PaletteButton } from '../../ui/palette/palette-button';
import { LinkChip } from '../../ui/status/chips';
import { SignedOutBanner } from '../../ui/status/banner';
import { useLink, useOnline } from '../../ui/status/steady-link';
import { useSignInAgain } from '../session/use-sign-in';
import { AccountButton } from './account';
import { OpenByLink } from './open-by-link';
import { RoomList } from './room-list';
import { useMyRooms } from './rooms';

const CreateRoom = lazy(() => withTexts('shell', () => import('./create-room')));
const InstallCard = lazy(() => withTexts('shell', async () => ({ default: (await import('../settings/install-card')).InstallCard })));
const ImportRoom = lazy(() => withTexts('shell', () => import('./import-room')));

/** My rooms, a new one, and the way into somebody else's. */
export function HomePage() {
  const { t } = useTranslation();
  const listing = useMyRooms();
  const { link } = useLink();
  const signInAgain = useSignInAgain();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('open');
  usePageTitle('');
  const close = () => navigate('/', { replace: true });
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 pb-10 sm:px-6">
      <header className="flex items-center gap-1 py-3 sm:gap-3">
        <Logo />
        <span className="ml-2 flex-1 text-lg font-semibold max-sm:sr-only">Tandem</span>
        <span className="flex-1 sm:hidden" />
        <LinkChip />
        <PaletteButton />
        <InboxButton />
        <AccountButton />
      </header>
      {link === 'signed-out' && <SignedOutBanner onSignIn={signInAgain} />}
      <main id="main" className="flex flex-col gap-6">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-4">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-2xl font-semibold">{t('home.title')}</h1>
            <p className="text-ink-soft">{t('home.lead')}</p>
          </div>
          <NewRoom onCreate={() => navigate('/?open=create')} onImport={() => navigate('/?open=import')} />
        </div>
        <RoomList listing={listing} />
        {/* After the rooms: what stands below them does not jump when they come. */}
        {listing.rooms !== undefined && <OpenByLink />}
        {listing.settled && <InstallOffer />}
      </main>
      <Suspense fallback={null}>
        {asked === 'create' && <CreateRoom rooms={listing.rooms ?? []} onClose={close} />}
        {asked === 'import' && <ImportRoom onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Loaded where there is something to offer. */
function InstallOffer() {
  const way = useReadable(installable);
  const [offered] = useState(mayOffer);
  if (way === 'no' || !offered) return null;
  return (
    <Suspense fallback={null}>
      <InstallCard />
    </Suspense>
  );
}

function NewRoom({ onCreate, onImport }: { onCreate: () => void; onImport: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const why = online ? undefined : 'create-offline';
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" icon={Plus} disabled={!online} onClick={onCreate} aria-describedby={why}>
          {t('home.create')}
        </Button>
        <Button icon={FileUp} disabled={!online} onClick={onImport} aria-describedby={why}>
          {t('home.import')}
        </Button>
      </div>
      {!online && (
        <p id="create-offline" className="text-xs text-ink-soft">
          {t('home.createOffline')}
        </p>
      )}
    </div>
  );
}
