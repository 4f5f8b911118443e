import { Clock } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { type OutboxEntry, targetOf } from '../../core';
import { useEntities, useOutbox } from '../../react';
import { When } from '../kit/when';
import type { Target } from '../panel/panel';
import { describeEdit } from '../status/describe';

const SHOWN = 20;

/** A3: what one did oneself and nobody else knows yet, newest first. */
export function PendingActions({ on }: { on: Target | undefined }) {
  const { t } = useTranslation();
  const outbox = useOutbox().filter((entry) => on === undefined || touches(entry, on));
  if (outbox.length === 0) return null;
  return (
    <section aria-label={t('panel.history.pending')} data-testid="pending-actions" className="rounded-lg border border-dashed border-line-strong px-3 py-2 text-ink-soft">
      <h3 className="flex items-center gap-2 text-sm font-semibold">
        <Clock aria-hidden className="size-4" />
        {t('panel.history.pending')}
      </h3>
      <ul>
        {outbox
          .slice(-SHOWN)
          .toReversed()
          .map((entry) => (
            <Pending key={entry.id} entry={entry} />
          ))}
      </ul>
      {outbox.length > SHOWN && <p className="text-sm">{t('status.more', { count: outbox.length - SHOWN })}</p>}
    </section>
  );
}

function Pending({ entry }: { entry: OutboxEntry }) {
  const { t } = useTranslation();
  return (
    <li className="flex items-baseline gap-2 py-1 text-sm">
      <span className="min-w-0 flex-1">{describeEdit(t, entry, useEntities())}</span>
      <When at={entry.createdAt} />
    </li>
  );
}

function touches({ ops }: OutboxEntry, { type, id }: Target): boolean {
  return ops.map(targetOf).some((target) => target?.type === type && target.id === id);
}
