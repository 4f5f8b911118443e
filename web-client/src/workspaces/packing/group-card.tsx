import { CircleAlert, Scale } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { Chip } from '../../ui/kit/chip';
import { Progress } from '../../ui/kit/progress';
import { WindowedRows } from '../../ui/list/windowed-rows';
import { GroupMenu } from './group-menu';
import { type Group, referenceField, totalsOf, type Totals } from './groups';
import { ItemRow } from './item-row';
import type { Item } from './model';
import { QuickAdd } from './quick-add-form';
import { useSigns } from './row-signs';
import { usePackingView } from './use-packing';

/** One category, bag or traveler with its items, its progress and its weight. */
export function GroupCard({ group }: { group: Group }) {
  const { t } = useTranslation();
  const { dimension, canEdit, selected } = usePackingView();
  const name = group.holder?.name ?? t(`view.none.${dimension}`);
  const totals = totalsOf(group.items);
  return (
    <section aria-label={name} data-testid="group" data-group={group.id ?? 'none'} className="rounded-xl border border-line bg-surface shadow-lift">
      <header className="flex flex-col gap-1.5 px-4 pt-1 pb-2.5">
        <div className="-mr-3 flex items-center gap-1">
          {selected !== null && <SelectGroup items={group.items} name={name} />}
          <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{name}</h2>
          {totals.count > 0 && (
            <span className="text-sm text-ink-soft tabular-nums">
              <span aria-hidden>
                {totals.packed}/{totals.count}
              </span>
              <span className="sr-only">{t('overview.packed', { done: totals.packed, count: totals.count })}</span>
            </span>
          )}
          {canEdit && <GroupMenu group={group} name={name} />}
        </div>
        {totals.count > 0 && <Progress label={t('group.progress', { name })} value={totals.packed} max={totals.count} />}
        <Weight totals={totals} limit={group.holder?.weightLimit ?? null} />
      </header>
      {group.items.length > 0 && <Rows label={name} items={group.items} />}
      {canEdit && selected === null && <QuickAdd label={t('quickAdd.label', { name })} group={group.id} place={group.id === null ? {} : { [referenceField[dimension]]: group.id }} />}
    </section>
  );
}

const idOf = ({ id }: Item) => id;

function Rows({ label, items }: { label: string; items: readonly Item[] }) {
  const { editors, refused, holders } = useSigns();
  const { dimension, selected } = usePackingView();
  // One object for all rows: a new item does not draw those above it again.
  const group = useRef(items);
  useEffect(() => {
    group.current = items;
  }, [items]);
  const where = (item: Item) =>
    (['category', 'bag', 'traveler'] as const)
      .filter((other) => other !== dimension)
      .map((other) => holders.get(item[referenceField[other]] ?? ''))
      .filter((name) => name !== undefined)
      .join(' · ');
  return (
    <WindowedRows
      label={label}
      className="border-t border-line"
      items={items}
      idOf={idOf}
      rowRem={3.25}
      renderRow={(item) => (
        <ItemRow item={item} group={group} first={item === items[0]} last={item === items.at(-1)} where={where(item)} editors={editors.get(item.id)} refused={refused.has(item.id)} selected={selected?.has(item.id)} />
      )}
    />
  );
}

function Weight({ totals, limit }: { totals: Totals; limit: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (totals.weight === 0 && limit === null) return null;
  const over = limit !== null && totals.weight > limit;
  const words = limit === null ? format.weight(totals.weight) : t('group.weightOf', { weight: format.weight(totals.weight), limit: format.weight(limit) });
  return (
    <p className="flex flex-wrap items-center gap-1.5">
      <Chip icon={Scale} testId="group-weight">
        {words}
      </Chip>
      {over && (
        <Chip icon={CircleAlert} tone="bad" testId="over-limit">
          {t('group.over', { weight: format.weight(totals.weight - limit) })}
        </Chip>
      )}
      {totals.weighed < totals.count && totals.weighed > 0 && <span className="text-xs text-ink-soft">{t('group.unweighed', { count: totals.count - totals.weighed })}</span>}
    </p>
  );
}

function SelectGroup({ items, name }: { items: readonly Item[]; name: string }) {
  const { t } = useTranslation();
  const { selected, toggleSelected } = usePackingView();
  const all = items.length > 0 && items.every(({ id }) => selected?.has(id));
  return (
    <label className="-ml-3 grid size-11 shrink-0 place-items-center">
      <span className="sr-only">{t('select.group', { name })}</span>
      <input type="checkbox" checked={all} disabled={items.length === 0} onChange={(event) => toggleSelected(items.map(({ id }) => id), event.target.checked)} className="check size-5.5" />
    </label>
  );
}
