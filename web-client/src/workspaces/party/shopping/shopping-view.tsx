import { ListChecks } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { byPosition } from '../../../core';
import { Button } from '../../../ui/kit/button';
import { Progress } from '../../../ui/kit/progress';
import { useAtRows } from '../../../ui/list/at-rows';
import { RowsWaiting } from '../../../ui/list/rows-waiting';
import { useSteadyGroups } from '../../../ui/list/use-steady-groups';
import { parseEntry } from '../entry';
import { LineEntry } from '../line-entry';
import { productNamed } from '../products';
import { useParty, usePartyView } from '../view';
import { BuyBar } from './buy-bar';
import { FilterBar } from './filter-bar';
import { fits, type Line, linesOf, type Part, type Wish } from './groups';
import { ShoppingRow } from './shopping-row';
import { useBuy } from './use-buy';

const parts = ['short', 'open', 'bought'] as const;

const LINES = { type: 'shoppingItem', fields: ['position', 'isPurchased', 'purchasedQuantity'], idOf: ({ item }: Line) => item.id, compare: (a: Line, b: Line) => byPosition(a.item, b.item) } as const;

/** The list for one hand in a shop. */
export function ShoppingView() {
  const { t, canEdit, actions } = usePartyView();
  const { party, needs } = useParty();
  const [wish, setWish] = useState<Wish>({ words: '', of: '' });
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const all = useMemo(() => linesOf(party.items, needs), [party.items, needs]);
  const found = useMemo(() => all.filter((line) => fits(line, wish)), [all, wish]);
  const rows = useRef<HTMLDivElement>(null);
  const { groups, waiting, show } = useSteadyGroups({ ...LINES, groups: useMemo(() => parts.map((part) => ({ id: part, items: found.filter((line) => line.part === part) })), [found]), all, wish, at: useAtRows(rows) });
  const lines = useMemo(() => groups.flatMap(({ items }) => items), [groups]);
  const open = lines.filter(({ part }) => part === 'open');
  const toggle = (id: string, on: boolean) => setSelected((before) => new Set([...(before ?? [])].filter((it) => it !== id).concat(on ? [id] : [])));
  const add = (line: string) => {
    const entry = parseEntry(line);
    return entry === null ? null : actions.addItem(entry, productNamed(party, entry.name)) && entry.name;
  };
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4">
      {all.length > 0 && <Summary lines={all} />}
      {canEdit && <LineEntry label={t('party.shop.add')} placeholder={t('party.shop.addHint')} onAdd={add} />}
      {all.length === 0 && <p className="py-6 text-center text-sm text-ink-soft">{canEdit ? t('party.shop.none') : t('party.shop.noneViewer')}</p>}
      {all.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <FilterBar wish={wish} onWish={setWish} />
          {canEdit && open.length > 1 && (
            <Button icon={ListChecks} aria-pressed={selected !== null} onClick={() => setSelected(selected === null ? new Set() : null)}>
              {t('party.shop.select')}
            </Button>
          )}
        </div>
      )}
      {all.length > 0 && lines.length === 0 && <p className="py-6 text-center text-ink-soft">{t('filter.nothing')}</p>}
      <div ref={rows} className="flex flex-col gap-4 empty:hidden">
        <RowsWaiting waiting={waiting} onShow={show} />
        {groups.map(({ id, items }) => (
          <Group key={id} part={id} lines={items} selected={id === 'open' ? selected : null} onSelect={toggle} />
        ))}
      </div>
      {selected !== null && <BuyBar selected={open.filter(({ item }) => selected.has(item.id))} all={open} onAll={(on) => setSelected(new Set(on ? open.map(({ item }) => item.id) : []))} onDone={() => setSelected(null)} />}
    </div>
  );
}

function Summary({ lines }: { lines: readonly Line[] }) {
  const { t } = usePartyView();
  const bought = lines.filter(({ item }) => item.bought).length;
  const words = lines.every(({ part }) => part === 'bought') ? t('party.shop.allBought') : t('party.progress.shopping', { done: bought, count: lines.length });
  return (
    <section aria-label={t('party.shop.progress')} className="flex flex-col gap-1.5 rounded-xl border border-line bg-surface px-4 py-3 shadow-lift">
      <p className="text-lg font-semibold" data-testid="shopping-progress">
        {words}
      </p>
      <Progress label={words} value={bought} max={lines.length} />
    </section>
  );
}

interface GroupProps {
  part: Part;
  lines: readonly Line[];
  selected: ReadonlySet<string> | null;
  onSelect: (id: string, on: boolean) => void;
}

function Group({ part, lines, selected, onSelect }: GroupProps) {
  const { t, format } = usePartyView();
  const { party } = useParty();
  const buy = useBuy();
  const budgets = useMemo(() => new Map(party.budgets.map(({ id, title }) => [id, title])), [party.budgets]);
  if (lines.length === 0) return null;
  const heading = t(`party.shop.part.${part}`);
  return (
    <section aria-label={heading} data-testid="shopping-part" data-part={part} className="overflow-clip rounded-xl border border-line bg-surface shadow-lift">
      <h2 className="flex items-baseline gap-2 px-4 py-2.5 text-base font-semibold">
        {heading}
        <span className="text-sm font-normal text-ink-soft tabular-nums">{format.number(lines.length)}</span>
      </h2>
      <ul>
        {lines.map(({ item, required, dishes, part: own }) => (
          <ShoppingRow
            key={item.id}
            item={item}
            required={required}
            part={own}
            dishes={dishes.map(({ name }) => name).join(', ')}
            budgets={item.budgetIds.flatMap((id) => budgets.get(id) ?? []).join(', ')}
            selected={selected?.has(item.id)}
            onSelect={onSelect}
            onTick={buy}
          />
        ))}
      </ul>
    </section>
  );
}
