import { clsx } from 'clsx';
import { Scale } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useEntity, useReadable, useRoom } from '../../react';
import { titleOf } from '../title-of';
import { useDecide } from './conflict-host';

interface ConflictBadgeProps {
  type: string;
  id: string;
  /** Only of this field. */
  field?: string;
  className?: string;
}

/** That two people want something else of an entity, and the way to decide it. Nothing where nobody disagrees. */
export function ConflictBadge({ type, id, field, className }: ConflictBadgeProps) {
  const { t } = useTranslation();
  const decide = useDecide();
  const name = titleOf(useEntity(type, id)?.fields ?? {});
  const conflicts = useReadable(useRoom().conflicts).filter(({ on, field: about }) => on.type === type && on.id === id && (field === undefined || about === field));
  const [first] = conflicts;
  if (first === undefined) return null;
  const text = t('together.conflicts', { count: conflicts.length });
  return (
    <button type="button" data-testid="conflict-badge" aria-label={name === '' ? text : `${name}: ${text}`} onClick={() => decide(first.id)} className={clsx('inline-flex min-h-11 items-center rounded-full', className)}>
      <span className="inline-flex items-center gap-1 rounded-full bg-warn-soft px-2 py-0.5 text-xs font-medium whitespace-nowrap text-warn">
        <Scale aria-hidden className="size-3.5 shrink-0" />
        {text}
      </span>
    </button>
  );
}
