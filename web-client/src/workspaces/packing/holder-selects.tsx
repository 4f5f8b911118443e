import { useTranslation } from '../../i18n/texts';
import { SelectField } from '../../ui/kit/field';
import { dimensions, referenceField } from './groups';
import type { Item, Packing } from './model';
import { usePackingView } from './use-packing';

/** Where an item belongs: category, bag and traveler. */
export function HolderSelects({ item, packing }: { item: Item; packing: Packing }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  return (
    <>
      {dimensions.map((dimension) => {
        const field = referenceField[dimension];
        const known = packing[dimension].some(({ id }) => id === item[field]);
        return (
          <SelectField
            key={dimension}
            label={t(`holder.one.${dimension}`)}
            value={known ? (item[field] ?? '') : ''}
            disabled={!canEdit}
            onChange={(event) => actions.edit(item.id, { [field]: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{t(`view.none.${dimension}`)}</option>
            {packing[dimension].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        );
      })}
    </>
  );
}
