import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { GroupCard } from './group-card';
import { columnsOf, type Group } from './groups';

/** Header and quick entry of a group, counted in rows. */
const FRAME_ROWS = 3;

const widths = [matchMedia('(min-width: 48rem)'), matchMedia('(min-width: 75rem)')];

/** As many columns as there is room for. A group keeps its column while the same groups are shown. */
export function GroupColumns({ groups, footer }: { groups: readonly Group[]; footer: ReactNode }) {
  const columns = useColumnCount();
  const key = groups.map(({ id }) => id).join(' ');
  // Sizes are of the moment: rows that come and go do not move groups about.
  // oxlint-disable-next-line react/exhaustive-deps
  const spread = useMemo(() => columnsOf(groups.map(({ items }) => items.length + FRAME_ROWS), columns), [key, columns]);
  return (
    <div className="grid items-start gap-4 md:grid-cols-2 min-[75rem]:grid-cols-3">
      {spread.map(([from, to], column) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={column} className="flex min-w-0 flex-col gap-4">
          {groups.slice(from, to).map((group) => (
            <GroupCard key={group.id ?? ''} group={group} />
          ))}
          {column === spread.length - 1 && footer}
        </div>
      ))}
    </div>
  );
}

function useColumnCount(): number {
  return useSyncExternalStore(subscribe, () => 1 + widths.filter(({ matches }) => matches).length);
}

function subscribe(listener: () => void) {
  for (const width of widths) width.addEventListener('change', listener);
  return () => {
    for (const width of widths) width.removeEventListener('change', listener);
  };
}
