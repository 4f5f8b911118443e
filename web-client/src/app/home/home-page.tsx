import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/kit/button';
import { Logo } from '../../ui/shell/logo';
import { usePageTitle } from '../../ui/shell/page-title';
import { LinkChip } from '../../ui/status/chips';
import { useOnline } from '../../ui/status/steady-link';
import { AccountButton } from './account';
import { CreateRoom } from './create-room';
import { OpenByLink } from './open-by-link';
import { RoomList } from './room-list';

/** My lists, a new one, and the way into somebody else's. */
export function HomePage() {
  const { t } = useTranslation();
  const online = useOnline();
  const [creating, setCreating] = useState(false);
  usePageTitle('');
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4 pb-10 sm:px-6">
      <header className="flex items-center gap-3 py-3">
        <Logo />
        <span className="flex-1 text-lg font-semibold">Tandem</span>
        <LinkChip />
        <AccountButton />
      </header>
      <main className="flex flex-col gap-6">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-4">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-2xl font-semibold">{t('home.title')}</h1>
            <p className="text-ink-soft">{t('home.lead')}</p>
          </div>
          <div className="flex flex-col items-start gap-1">
            <Button look="primary" icon={Plus} disabled={!online} onClick={() => setCreating(true)} aria-describedby={online ? undefined : 'create-offline'}>
              {t('home.create')}
            </Button>
            {!online && (
              <p id="create-offline" className="text-xs text-ink-soft">
                {t('home.createOffline')}
              </p>
            )}
          </div>
        </div>
        <RoomList />
        <OpenByLink />
      </main>
      {creating && <CreateRoom onClose={() => setCreating(false)} />}
    </div>
  );
}
