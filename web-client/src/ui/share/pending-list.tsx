import { Link2, Mail, RefreshCw, X } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { Invitation } from '../../core';
import { useFormat } from '../../i18n/format';
import { IconButton } from '../kit/button';
import { crewWord } from '../words/names';

interface PendingListProps {
  readonly pending: readonly Invitation[];
  readonly disabled: boolean;
  readonly onResend: (invitation: Invitation) => void;
  readonly onRevoke: (invitation: Invitation) => void;
}

/** Invitations that nobody has accepted yet. */
export function PendingList({ pending, disabled, onResend, onRevoke }: PendingListProps) {
  const { t } = useTranslation();
  if (pending.length === 0) return null;
  return (
    <section aria-labelledby="share-pending">
      <h3 id="share-pending" className="mb-1 text-sm font-medium">
        {t('share.pending', { count: pending.length })}
      </h3>
      <ul className="flex flex-col divide-y divide-line">
        {pending.map((invitation) => (
          <PendingLine key={invitation.id} invitation={invitation} disabled={disabled} onResend={onResend} onRevoke={onRevoke} />
        ))}
      </ul>
    </section>
  );
}

function PendingLine({ invitation, disabled, onResend, onRevoke }: Omit<PendingListProps, 'pending'> & { invitation: Invitation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { email, role, crew = [], expiresAt, uses, maxUses } = invitation;
  const name = email ?? t('share.aLink');
  const Icon = email === undefined ? Link2 : Mail;
  const facts = [t(`role.${role}`), ...crew.map((one) => crewWord(t, one)), t('share.validUntil', { date: format.date(expiresAt) }), ...(maxUses > 1 ? [t('share.used', { uses: format.number(uses), max: format.number(maxUses) })] : [])];
  return (
    <li data-testid="pending" className="flex items-center gap-3 py-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{name}</span>
        <span className="block text-xs text-ink-soft">{facts.join(' · ')}</span>
      </span>
      <IconButton icon={RefreshCw} label={email === undefined ? t('share.renewLink') : t('share.resend', { name })} disabled={disabled} onClick={() => onResend(invitation)} />
      <IconButton icon={X} label={t('share.revoke', { name })} disabled={disabled} onClick={() => onRevoke(invitation)} />
    </li>
  );
}
