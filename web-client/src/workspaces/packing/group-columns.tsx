import { type ReactNode, useMemo, useRef } from 'react';
import { useRoomFor } from '../../ui/kit/room-for';
import { GroupCard } from './group-card';
import { columnsOf, type Group } from './groups';

/** Header and quick entry of a group, counted in rows. */
const FRAME_ROWS = 3;

/** From these widths on there are two columns, and three: rem. */
const WIDTHS = [43, 69] as const;
const tracks = ['', 'grid-cols-2', 'grid-cols-3'] as const;

/** As many columns as there is room for. A group keeps its column while the same groups are shown. */
export function GroupColumns({ groups, footer }: { groups: readonly Group[]; footer: ReactNode }) {
  const grid = useRef<HTMLDivElement>(null);
  const more = useRoomFor(grid, WIDTHS);
  const columns = 1 + more;
  const key = groups.map(({ id }) => id).join(' ');
  // Sizes are of the moment: rows that come and go do not move groups about.
  // oxlint-disable-next-line react/exhaustive-deps
  const spread = useMemo(() => columnsOf(groups.map(({ items }) => items.length + FRAME_ROWS), columns), [key, columns]);
  return (
    <div ref={grid} className={`grid items-start gap-4 ${tracks[more]}`}>
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
