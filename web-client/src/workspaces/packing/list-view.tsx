import { ListChecks } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { byPosition } from '../../core';
import { useAnnounce, useOthers } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Button } from '../../ui/kit/button';
import { Tabs } from '../../ui/kit/tabs';
import { useAtRows } from '../../ui/list/at-rows';
import { RowsWaiting } from '../../ui/list/rows-waiting';
import { useSteadyGroups } from '../../ui/list/use-steady-groups';
import { editorsOf } from '../../ui/presence/people';
import { AddHolder } from './add-holder';
import { EmptyList } from './empty-list';
import { FilterBar, useFilter } from './filter';
import { GroupColumns } from './group-columns';
import { type Dimension, dimensions, groupsOf } from './groups';
import type { Item, Packing } from './model';
import { BegunEntry } from './quick-add-form';
import { RowSignsContext, useRowSigns } from './row-signs';
import { HoldersContext, usePackingView } from './use-packing';

interface ListViewProps {
  packing: Packing;
  onDimension: (dimension: Dimension) => void;
  /** Left out for those who may only look. */
  onSelect: ((on: boolean) => void) | undefined;
}

/** The items in their groups, under the tabs that choose the groups. */
export function ListView({ packing, onDimension, onSelect }: ListViewProps) {
  const { t } = useTranslation();
  const { dimension, selected } = usePackingView();
  const filter = useFilter(packing.items);
  return (
    <Tabs
      views
      label={t('view.label')}
      tabs={dimensions.map((value) => ({ value, label: t(`view.${value}`) }))}
      value={dimension}
      onChange={onDimension}
      beside={
        <>
          {onSelect !== undefined && packing.items.length > 0 && (
            <Button look="quiet" icon={ListChecks} aria-pressed={selected !== null} onClick={() => onSelect(selected === null)}>
              {t('select.start')}
            </Button>
          )}
          {filter.offered && <FilterBar filter={filter} />}
        </>
      }
    >
      <HoldersContext value={packing}>
        <Groups packing={packing} matches={filter.matches} />
      </HoldersContext>
    </Tabs>
  );
}

const ITEMS = { type: 'item', fields: ['position', 'categoryId', 'bagId', 'travelerId'], idOf: ({ id }: Item) => id, compare: byPosition } as const;

/** One object for as long as the person looks for the same. */
function useWish(dimension: Dimension, matches: unknown): unknown {
  return useMemo(() => ({ dimension, matches }), [dimension, matches]);
}

function Groups({ packing, matches }: { packing: Packing; matches: ReturnType<typeof useFilter>['matches'] }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { dimension, canEdit } = usePackingView();
  const others = useOthers();
  const editors = useMemo(() => editorsOf(others, 'item'), [others]);
  const signs = useRowSigns(packing, editors);
  const all = useMemo(() => groupsOf(packing, dimension, matches), [packing, dimension, matches]);
  const filtered = matches !== undefined;
  const found = useMemo(() => (filtered ? all.filter(({ items }) => items.length > 0) : all), [all, filtered]);
  const rows = useRef<HTMLDivElement>(null);
  const { groups, waiting, show } = useSteadyGroups({ ...ITEMS, groups: found, all: packing.items, wish: useWish(dimension, matches), at: useAtRows(rows) });
  const [text, setText] = useState('');
  const empty = packing.items.length === 0 && packing[dimension].length === 0;
  const heir = groups.find(({ id }) => id === null)?.id ?? groups[0]?.id ?? null;
  const begun = useMemo(() => ({ text, group: heir, taken: () => setText('') }), [text, heir]);
  if (empty) return <EmptyList dimension={dimension} onText={setText} />;
  return (
    <RowSignsContext value={signs}>
      <RowsWaiting waiting={waiting} onShow={show} />
      <div ref={rows}>
        <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
          {groups.length === 0 && <p className="py-8 text-center text-ink-soft">{t('filter.nothing')}</p>}
          <BegunEntry value={begun}>
            <GroupColumns groups={groups} footer={canEdit && !filtered && <AddHolder dimension={dimension} />} />
          </BegunEntry>
        </FocusKeeper>
      </div>
    </RowSignsContext>
  );
}
