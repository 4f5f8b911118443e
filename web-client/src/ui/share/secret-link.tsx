import { Check, Copy } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../kit/button';
import { useToast } from '../kit/toast';
import { WithQr } from './qr-button';

/** It may have come below what is in sight. */
const intoView = (shown: HTMLElement | null) => shown?.scrollIntoView({ block: 'nearest' });

/** The link of an invitation, the one time that it can be seen. */
export function SecretLink({ url, onDone }: { url: string; onDone: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => toast({ text: t('share.copied') }),
      () => toast({ text: t('common.copyFailed') }),
    );
  return (
    <div ref={intoView} role="status" className="flex flex-col gap-2 rounded-lg border border-accent bg-accent-soft p-3">
      <p className="text-sm">{t('share.once')}</p>
      <code data-testid="invitation-link" className="rounded-md bg-surface px-3 py-2.5 text-xs break-all select-all">
        {url}
      </code>
      <WithQr url={url}>
        <Button look="primary" icon={Copy} onClick={copy}>
          {t('share.copy')}
        </Button>
        <Button icon={Check} onClick={onDone}>
          {t('common.done')}
        </Button>
      </WithQr>
    </div>
  );
}
