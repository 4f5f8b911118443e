import { CloudOff, HardDrive, LogIn, Signal } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useClient, useConnection, useReadable, useSyncStatus } from '../../react';
import { Button } from '../kit/button';
import { useNow } from './now';
import { useLink } from './steady-link';

/** What a person should know before going on, in sentences. Nothing when all is well. */
export function StatusBanner({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation();
  const { link, long } = useLink();
  const { waiting } = useSyncStatus();
  const storage = useReadable(useClient().storage);
  if (link === 'signed-out') return <SignedOutBanner onSignIn={onSignIn} />;
  if (!storage.durable && storage.reason !== 'off') return <Banner icon={HardDrive} text={t('banner.notDurable')} />;
  if (!long) return null;
  const text = link === 'offline' ? t('banner.offline') : t('banner.reconnecting');
  return (
    <Banner icon={link === 'offline' ? CloudOff : Signal} text={`${text} ${waiting > 0 ? t('banner.later', { count: waiting }) : ''}`.trim()}>
      <TryNow />
    </Banner>
  );
}

/** The sign-in has ended, and nothing else: what was edited stays. */
export function SignedOutBanner({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation();
  return (
    <Banner icon={LogIn} text={t('banner.signedOut')}>
      <Button look="quiet" onClick={onSignIn}>
        {t('banner.signIn')}
      </Button>
    </Banner>
  );
}

/** The next try, counted down, and a way not to wait for it. */
export function TryNow() {
  const { t } = useTranslation();
  const client = useClient();
  const { retryAt } = useConnection();
  const now = useNow(1000);
  const seconds = retryAt === undefined ? 0 : Math.ceil((retryAt - now) / 1000);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
      {seconds > 0 && <span aria-hidden>{t('status.nextTry', { count: seconds })}</span>}
      <Button look="quiet" onClick={() => client.retryNow()}>
        {t('status.tryNow')}
      </Button>
    </span>
  );
}

function Banner({ icon: Icon, text, children }: { icon: LucideIcon; text: string; children?: ReactNode }) {
  return (
    <div role="status" data-testid="banner" className="paperless flex flex-wrap items-center gap-x-3 rounded-lg bg-warn-soft px-4 py-1.5 text-ink">
      <Icon aria-hidden className="size-5 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-52 py-1.5 text-sm">{text}</p>
      {children}
    </div>
  );
}
