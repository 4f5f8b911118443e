import { MonitorDown, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { decline, install, installable, mayOffer } from '../../pwa/install';
import { useReadable } from '../../react';
import { Button, IconButton } from '../../ui/kit/button';

/** The offer to put the app on this device. `always`: also to somebody who has not used it often, or has declined. */
export function InstallCard({ always = false }: { always?: boolean }) {
  const { t } = useTranslation();
  const way = useReadable(installable);
  const [offered, setOffered] = useState(() => always || mayOffer());
  if (way === 'no' || !offered) return null;
  const close = () => {
    decline();
    setOffered(false);
  };
  return (
    <section aria-label={t('shell.install.title')} data-testid="install" className="flex items-start gap-3 rounded-xl border border-line bg-surface p-4 shadow-lift">
      <MonitorDown aria-hidden className="mt-1 size-6 shrink-0 text-accent-text" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <h2 className="font-semibold">{t('shell.install.title')}</h2>
        <p className="text-sm text-ink-soft">{t(way === 'ios' ? 'shell.install.ios' : 'shell.install.text')}</p>
        {way === 'prompt' && <Button onClick={() => void install()}>{t('shell.install.go')}</Button>}
      </div>
      {!always && <IconButton icon={X} label={t('shell.install.later')} onClick={close} />}
    </section>
  );
}
