import { CircleCheck, Plus, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useEntities } from '../../react';
import { fold } from '../../ui/fold';
import { Button } from '../../ui/kit/button';
import { useRoomFor } from '../../ui/kit/room-for';
import { layouts, WIDTHS } from './columns';
import { ofType, reservedOf } from './model';
import { type Query, type Sort, sortKeys, type SortKey, StockOrder } from './stock-order';
import { StockTable } from './stock-table';
import { useInventory } from './use-inventory';

/** The stock, or what of it is running low: searched, sorted, in rows. */
export function StockView({ lowOnly }: { lowOnly: boolean }) {
  const { t, canEdit, create } = useInventory();
  const { i18n } = useTranslation();
  const entities = useEntities();
  const [words, setWords] = useState('');
  const [sort, setSort] = useState<Sort>({ by: 'name', down: false });
  const wanted = useDeferredValue(fold(words.trim()));
  const query = useMemo((): Query => ({ words: wanted, lowOnly, sort }), [wanted, lowOnly, sort]);
  const order = useMemo(() => new StockOrder(i18n.language), [i18n.language]);
  const ordered = order.of(ofType(entities, 'stockItem'), reservedOf(entities), query);
  const view = useRef<HTMLDivElement>(null);
  const layout = layouts[useRoomFor(view, WIDTHS)] ?? 'cards';
  const sortBy = (by: SortKey) => setSort((before) => ({ by, down: before.by === by ? !before.down : by === 'onHand' }));
  return (
    <div ref={view} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField words={words} onWords={setWords} />
        <SortSelect sort={sort} onSort={setSort} stretch={layout === 'cards'} />
        {canEdit && !lowOnly && (
          <Button look="primary" icon={Plus} onClick={() => create()}>
            {t('inventory.item.new')}
          </Button>
        )}
        <p role="status" className="sr-only">
          {wanted !== '' && t('inventory.table.found', { count: ordered.items.length })}
        </p>
      </div>
      {ordered.items.length === 0 && (lowOnly && wanted === '' ? <NothingLow /> : <p className="py-8 text-center text-ink-soft">{t('inventory.table.nothing')}</p>)}
      <div className={ordered.items.length === 0 ? 'hidden' : undefined}>
        <StockTable layout={layout} ordered={ordered} query={query} onSort={sortBy} />
      </div>
    </div>
  );
}

function SearchField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const { t } = useInventory();
  return (
    <div role="search" className="min-w-0 flex-1 basis-full sm:basis-56">
      <label className="relative block">
        <span className="sr-only">{t('inventory.table.search')}</span>
        <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-5 text-ink-soft" />
        <input
          type="search"
          value={words}
          placeholder={t('inventory.table.search')}
          onChange={(event) => onWords(event.target.value)}
          className="min-h-11 w-full rounded-md border border-line-strong bg-surface pr-3 pl-10 text-base text-ellipsis"
        />
      </label>
    </div>
  );
}

/** Where there is no head of a table to press; the code is in no column of its own, so it can be chosen here always. */
function SortSelect({ sort, onSort, stretch }: { sort: Sort; onSort: (sort: Sort) => void; stretch: boolean }) {
  const { t } = useInventory();
  const options = sortKeys.flatMap((by) => [false, true].map((down): Sort => ({ by, down })));
  return (
    <select
      aria-label={t('inventory.table.sortBy')}
      value={valueOf(sort)}
      onChange={(event) => onSort(options.find((option) => valueOf(option) === event.target.value) ?? sort)}
      className={`min-h-11 min-w-0 rounded-md border border-line-strong bg-surface px-3 text-sm ${stretch ? 'flex-1' : ''}`}
    >
      {options.map((option) => (
        <option key={valueOf(option)} value={valueOf(option)}>
          {t(option.down ? 'inventory.table.down' : 'inventory.table.up', { column: t(`inventory.column.${option.by}`) })}
        </option>
      ))}
    </select>
  );
}

function NothingLow() {
  const { t } = useInventory();
  return (
    <section className="flex flex-col items-center gap-2 py-10 text-center">
      <CircleCheck aria-hidden className="size-9 text-ok" />
      <h2 className="text-lg font-semibold">{t('inventory.lowView.none')}</h2>
      <p className="max-w-sm text-sm text-ink-soft">{t('inventory.lowView.noneText')}</p>
    </section>
  );
}

function valueOf({ by, down }: Sort): string {
  return `${by} ${down ? 'down' : 'up'}`;
}
