import { Copy } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useRoom } from '../../react';
import { Button } from '../kit/button';
import { Choice } from '../kit/choice';
import { useToast } from '../kit/toast';
import { WithQr } from './qr-button';
import type { LinkRole } from './room-access';

type LinkChoice = 'restricted' | 'viewer' | 'editor';

export const linkChoices = ['restricted', 'editor', 'viewer'] as const satisfies readonly LinkChoice[];

export function asRole(choice: LinkChoice): LinkRole {
  return choice === 'restricted' ? null : choice;
}

/** What the link alone gives. */
export function LinkAccess({ link, onChange, disabled }: { link: LinkRole | undefined; onChange: (role: LinkRole) => void; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <Choice<LinkChoice>
      legend={t('share.link')}
      value={link ?? 'restricted'}
      disabled={disabled}
      onChange={(choice) => onChange(asRole(choice))}
      options={linkChoices.map((value) => ({ value, label: t(`share.${value}`), hint: t(`share.${value}Hint`) }))}
    />
  );
}

/** The address of this room, to hand on. Works offline. */
export function CopyLink() {
  const { t } = useTranslation();
  const toast = useToast();
  const address = `${location.origin}/rooms/${useRoom().id}`;
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => toast({ text: t('share.copied') }),
      () => toast({ text: t('common.copyFailed') }),
    );
  return (
    <div className="flex flex-col gap-2">
      <code data-testid="share-link" className="min-w-0 truncate rounded-md bg-sunken px-3 py-2.5 text-xs select-all">
        {address}
      </code>
      <WithQr url={address}>
        <Button icon={Copy} onClick={copy}>
          {t('share.copy')}
        </Button>
      </WithQr>
    </div>
  );
}
