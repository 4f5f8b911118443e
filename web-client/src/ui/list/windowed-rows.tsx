import { lazy, type ReactNode, Suspense } from 'react';
import { useMedia } from '../kit/media';

/** Longer lists keep only the rows in sight in the page. */
export const WINDOWED_ABOVE = 100;

export interface RowsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** What is inside a row. */
  readonly renderRow: (item: T) => ReactNode;
  /** About how high a row is, in rem, until it was measured. */
  readonly rowRem: number;
  /** The row to begin at. */
  readonly at?: string | undefined;
  readonly className?: string;
}

/** Few lists are that long. */
const Windowed = lazy(() => import('./windowed')) as unknown as typeof import('./windowed').default;

/** A list of any length. Rows carry `data-row`; the one that has the focus stays, however far one scrolls. On paper all of them are there. */
export function WindowedRows<T>(props: RowsProps<T>) {
  const paper = useMedia('print');
  if (paper || props.items.length <= WINDOWED_ABOVE) return <Plain {...props} />;
  return (
    <Suspense fallback={<Plain {...props} items={props.items.slice(0, WINDOWED_ABOVE)} />}>
      <Windowed {...props} />
    </Suspense>
  );
}

function Plain<T>({ label, items, idOf, renderRow, className }: RowsProps<T>) {
  return (
    <ul aria-label={label} className={className}>
      {items.map((item) => (
        <li key={idOf(item)} data-row={idOf(item)} className="border-t border-line first:border-t-0">
          {renderRow(item)}
        </li>
      ))}
    </ul>
  );
}
