import { useTranslation } from '../../i18n/texts';
import type { EntityView, Stamp } from '../../core';
import { useFormat } from '../../i18n/format';
import { useClient } from '../../react';
import { useShownName } from '../../ui/presence/shown-name';
import { useNow } from '../../ui/status/now';

const shown = ['name', 'quantity', 'weight', 'packed', 'essential', 'categoryId', 'bagId', 'travelerId', 'notes'] as const;

/** Who changed what of an item last, and when. */
export function ChangedBy({ entity }: { entity: EntityView }) {
  const { t } = useTranslation();
  const changed = useChanged();
  const last = entity.stamps[entity.seq];
  const fields = shown.flatMap((field) => {
    const stamp = entity.stamps[entity.fseq[field] ?? -1];
    return stamp === undefined ? [] : [{ field, stamp }];
  });
  return (
    <div className="border-t border-line pt-3 text-sm text-ink-soft" data-testid="changed-by">
      {entity.pending && <p>{t('item.pending')}</p>}
      {last !== undefined && <p>{t('changed.last', { change: changed(last) })}</p>}
      {fields.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-medium">{t('changed.fields')}</summary>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
            {fields.map(({ field, stamp }) => (
              <FieldLine key={field} label={t(`field.${field}`)} stamp={stamp} />
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

function FieldLine({ label, stamp }: { label: string; stamp: Stamp }) {
  const changed = useChanged();
  return (
    <>
      <dt className="text-ink">{label}</dt>
      <dd>{changed(stamp)}</dd>
    </>
  );
}

function useChanged(): (stamp: Stamp) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { user } = useClient();
  const nameOf = useShownName();
  const now = useNow(30_000);
  return ({ by, at }) => {
    const name = by === user ? t('changed.you') : nameOf(by);
    return t('changed.by', { name, ago: format.ago(at, now) });
  };
}
