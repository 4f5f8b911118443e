import { CircleCheck } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { Conflict } from '../../core';
import { useActivity, useClient, useEntity } from '../../react';
import { useShownName } from '../presence/shown-name';
import { NoValue } from '../words/value-diff';
import { useWords } from '../words/words';

/** Nothing is left to decide: who did it, and what stands now. `conflict` is what it was. */
export function Settled({ id, conflict }: { id: string; conflict: Conflict | undefined }) {
  return (
    <div role="status" data-testid="conflict-settled" className="flex items-start gap-3">
      <CircleCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-ok" />
      <div className="min-w-0">
        <p className="font-medium">
          <Who id={id} />
        </p>
        {conflict && <Stands conflict={conflict} />}
      </div>
    </div>
  );
}

/** The log knows who; without a link it is left out. */
function Who({ id }: { id: string }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const nameOf = useShownName();
  const { items } = useActivity({ type: 'conflict', action: 'resolved', limit: 20 });
  const by = items.find((item) => item.id === id)?.by.user;
  if (by === undefined) return t('panel.conflicts.settled');
  return by === user ? t('panel.conflicts.settledByYou') : t('panel.conflicts.settledBy', { name: nameOf(by) });
}

function Stands({ conflict: { on, field } }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const words = useWords();
  const entity = useEntity(on.type, on.id);
  if (entity === undefined) return <p className="text-sm">{t('panel.conflicts.entityGone')}</p>;
  return (
    <p className="text-sm">
      {t('panel.conflicts.standsNow', { field: words.field(on.type, field) })} <strong className="font-semibold">{words.value(on.type, field, entity.fields[field]) || <NoValue />}</strong>
    </p>
  );
}
