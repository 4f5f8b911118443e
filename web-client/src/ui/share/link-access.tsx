import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useRoom } from '../../react';
import { Button } from '../kit/button';
import { Choice } from '../kit/choice';
import { TextField } from '../kit/field';
import { useToast } from '../kit/toast';
import { DAYS_MAX, dayAfter, USUAL_DAYS } from './days';
import { WithQr } from './qr-button';
import type { LinkRole } from './room-access';

type LinkChoice = 'restricted' | NonNullable<LinkRole>;

const linkChoices = ['restricted', 'editor', 'commenter', 'viewer'] as const satisfies readonly LinkChoice[];

function asRole(choice: LinkChoice): LinkRole {
  return choice === 'restricted' ? null : choice;
}

interface LinkAccessProps {
  readonly link: LinkRole | undefined;
  /** The last day on which it lets people in, as a date field has it; empty: until it is ended. */
  readonly day: string;
  /** With the day that it shall end. */
  readonly onChange: (role: LinkRole, day: string) => void;
  readonly disabled: boolean;
}

/** What the link alone gives, and for how long: a week, where nobody says otherwise. */
export function LinkAccess({ link, day, onChange, disabled }: LinkAccessProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <Choice<LinkChoice>
        legend={t('share.link')}
        value={link ?? 'restricted'}
        disabled={disabled}
        onChange={(choice) => onChange(asRole(choice), choice === 'restricted' ? '' : link == null || isOver(day) ? dayAfter(USUAL_DAYS) : day)}
        options={linkChoices.map((value) => ({ value, label: t(`share.${value}`), hint: t(`share.${value}Hint`) }))}
      />
      {link != null && <LinkEnd day={day} disabled={disabled} onDay={(chosen) => onChange(link, chosen)} />}
    </div>
  );
}

/** A day that is whole counts at once; an empty field only when it is left: while a date is typed it is empty too. */
function LinkEnd({ day, disabled, onDay }: { day: string; disabled: boolean; onDay: (day: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const type = (value: string) => {
    setTyped(value);
    if (value !== day && value >= dayAfter(0) && value <= dayAfter(DAYS_MAX)) onDay(value);
  };
  const leave = () => {
    if (typed === '' && day !== '') onDay('');
    setTyped(undefined);
  };
  return (
    <TextField
      label={t('share.linkUntil')}
      hint={t('share.linkUntilHint')}
      error={isOver(day) ? t('share.linkOver') : undefined}
      type="date"
      min={dayAfter(0)}
      max={dayAfter(DAYS_MAX)}
      disabled={disabled}
      value={typed ?? day}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  );
}

function isOver(day: string): boolean {
  return day !== '' && day < dayAfter(0);
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
