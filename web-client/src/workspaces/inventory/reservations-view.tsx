import { Bookmark, BookmarkPlus } from 'lucide-react';
import { useRef } from 'react';
import { useAnnounce } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { useHeldWhilePressed } from '../../ui/a11y/held-while-pressed';
import { Button } from '../../ui/kit/button';
import { usePageWindow } from '../../ui/list/page-window';
import type { Reservation } from './model';
import { ReservationLine, useReservations } from './reservation-list';
import { useInventory } from './use-inventory';

/** Everything that is kept for somebody. */
export function ReservationsView() {
  const { t, canEdit, reserve } = useInventory();
  const announce = useAnnounce();
  const reservations = useHeldWhilePressed(useReservations());
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm text-ink-soft">{reservations.length > 0 && t('inventory.reservation.count', { count: reservations.length })}</p>
        {canEdit && (
          <Button look="primary" icon={BookmarkPlus} onClick={() => reserve()}>
            {t('inventory.reservation.new')}
          </Button>
        )}
      </div>
      {reservations.length === 0 ? (
        <Nothing />
      ) : (
        <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
          <Rows reservations={reservations} />
        </FocusKeeper>
      )}
    </div>
  );
}

function Rows({ reservations }: { reservations: readonly Reservation[] }) {
  const { t } = useInventory();
  const list = useRef<HTMLUListElement>(null);
  const { rows, top } = usePageWindow(list, { count: reservations.length, rowRem: 5.25, keyOf: (index) => reservations[index]?.id ?? index });
  return (
    <ul ref={list} aria-label={t('inventory.view.reservations')} className="relative rounded-xl border border-line bg-surface" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start }) => {
        const reservation = reservations[index];
        if (reservation === undefined) return null;
        return (
          <li
            key={reservation.id}
            ref={rows.measureElement}
            aria-setsize={reservations.length}
            aria-posinset={index + 1}
            data-index={index}
            data-row={reservation.id}
            data-testid="reservation"
            className="absolute inset-x-0 top-0 flex items-center border-t border-line py-1 pr-1 first:border-t-0"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <ReservationLine reservation={reservation} named />
          </li>
        );
      })}
    </ul>
  );
}

function Nothing() {
  const { t } = useInventory();
  return (
    <section className="flex flex-col items-center gap-2 py-10 text-center">
      <Bookmark aria-hidden className="size-9 text-accent-text" />
      <h2 className="text-lg font-semibold">{t('inventory.reservation.none')}</h2>
      <p className="max-w-sm text-sm text-ink-soft">{t('inventory.reservation.noneText')}</p>
    </section>
  );
}
