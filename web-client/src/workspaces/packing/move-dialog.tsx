import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useAnnounce } from '../../react';
import { Button } from '../../ui/kit/button';
import { SelectField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { type Dimension, dimensions, referenceField } from './groups';
import type { Item, Packing } from './model';
import { usePackingView } from './use-packing';

/** Leave as it is; empty means none. */
const KEEP = 'keep';

/** Where one or several items go, in any of the three ways. */
export function MoveDialog({ ids, packing, onClose }: { ids: readonly string[]; packing: Packing; onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { actions } = usePackingView();
  const items = packing.items.filter(({ id }) => ids.includes(id));
  const [choice, setChoice] = useState<Readonly<Record<Dimension, string>>>(() => ({ category: common(items, 'category'), bag: common(items, 'bag'), traveler: common(items, 'traveler') }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const set = Object.fromEntries(
      dimensions.filter((dimension) => choice[dimension] !== KEEP).map((dimension) => [referenceField[dimension], choice[dimension] === '' ? null : choice[dimension]]),
    );
    const moved = items.filter((item) => Object.entries(set).some(([field, value]) => item[field as keyof Item] !== value)).map(({ id }) => id);
    actions.assign(moved, set);
    if (moved.length > 0) announce(t('move.done', { count: moved.length }));
    onClose();
  };
  return (
    <Sheet
      title={t('move.title', { count: items.length, name: items[0]?.name ?? '' })}
      shape="dialog"
      onClose={onClose}
      testId="move-dialog"
      footer={
        <Button type="submit" form="move-items" look="primary">
          {t('move.go')}
        </Button>
      }
    >
      <form id="move-items" onSubmit={submit} className="flex flex-col gap-4">
        {dimensions.map((dimension) => (
          <SelectField key={dimension} label={t(`holder.one.${dimension}`)} value={choice[dimension]} onChange={(event) => setChoice((before) => ({ ...before, [dimension]: event.target.value }))}>
            {items.length > 1 && <option value={KEEP}>{t('move.keep')}</option>}
            <option value="">{t(`view.none.${dimension}`)}</option>
            {packing[dimension].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
      </form>
    </Sheet>
  );
}

/** The place that one item has; of several, none is proposed. */
function common(items: readonly Item[], dimension: Dimension): string {
  return items.length === 1 ? (items[0]?.[referenceField[dimension]] ?? '') : KEEP;
}
