import { BookmarkX, CalendarClock, Clock } from 'lucide-react';
import { useMemo } from 'react';
import { useClient, useEntities } from '../../react';
import { Button } from '../../ui/kit/button';
import { useToast } from '../../ui/kit/toast';
import { useShownName } from '../../ui/presence/shown-name';
import { itemOf, ofType, type Reservation, reservationOf } from './model';
import { useInventory } from './use-inventory';

/** Those that end first stand first; those without an end last. */
export function useReservations(itemId?: string): readonly Reservation[] {
  const reservations = ofType(useEntities(), 'reservation');
  return useMemo(() => {
    const all = [...reservations.values()].map(reservationOf).filter((one) => itemId === undefined || one.itemId === itemId);
    return all.sort((a, b) => compare(a.until || '9', b.until || '9') || compare(a.id, b.id));
  }, [reservations, itemId]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The reservations of one item; nothing where there are none. */
export function ItemReservations({ itemId }: { itemId: string }) {
  const { t } = useInventory();
  const reservations = useReservations(itemId);
  if (reservations.length === 0) return null;
  return (
    <section aria-labelledby="item-reservations" className="flex flex-col gap-1 border-t border-line pt-3">
      <h3 id="item-reservations" className="font-semibold">
        {t('inventory.reservation.ofItem')}
      </h3>
      <ul className="flex flex-col divide-y divide-line">
        {reservations.map((reservation) => (
          <li key={reservation.id} data-testid="reservation" className="flex items-center">
            <ReservationLine reservation={reservation} named={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many for whom, until when and by whom, and the way to release them. `named`: with the item, which it opens. */
export function ReservationLine({ reservation, named }: { reservation: Reservation; named: boolean }) {
  const { t, format, canEdit, openItem } = useInventory();
  const { user } = useClient();
  const nameOf = useShownName();
  const entity = ofType(useEntities(), 'stockItem').get(reservation.itemId);
  const name = entity === undefined ? t('inventory.reservation.gone') : itemOf(entity).name;
  const quantity = format.number(reservation.quantity);
  const release = useRelease();
  const by = reservation.by === null || reservation.by === user ? t('inventory.history.you') : nameOf(reservation.by);
  const facts = [reservation.until === '' ? '' : t('inventory.reservation.untilDate', { date: format.days(reservation.until, '') }), t('inventory.reservation.by', { name: by })];
  return (
    <>
      <span className="w-12 shrink-0 text-right font-semibold tabular-nums">{quantity}</span>
      <div className="min-w-0 flex-1 px-3 py-1">
        {named && (
          <button type="button" data-part="open" disabled={entity === undefined} onClick={() => openItem(reservation.itemId)} className="min-h-11 rounded-md text-left font-medium">
            {name}
          </button>
        )}
        {reservation.purpose !== '' && <p className="text-sm">{reservation.purpose}</p>}
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
          {facts.filter((fact) => fact !== '').join(' · ')}
          {isOver(reservation) && (
            <span className="inline-flex items-center gap-1 font-medium text-warn">
              <CalendarClock aria-hidden className="size-3.5 shrink-0" />
              {t('inventory.reservation.overdue')}
            </span>
          )}
          {reservation.pending && (
            <span className="inline-flex items-center gap-1">
              <Clock aria-hidden className="size-3.5 shrink-0" />
              {t('inventory.sign.pending')}
            </span>
          )}
        </p>
      </div>
      {canEdit && (
        <Button look="quiet" icon={BookmarkX} data-part="release" aria-label={t('inventory.reservation.releaseOf', { quantity, name })} onClick={() => release(reservation.id, { quantity, name })}>
          {t('inventory.reservation.release')}
        </Button>
      )}
    </>
  );
}

/** The day after its last one begins where the person is. */
function isOver({ until }: Reservation): boolean {
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return until !== '' && until < today;
}

function useRelease() {
  const { t, actions } = useInventory();
  const toast = useToast();
  return (id: string, what: { quantity: string; name: string }) => {
    const again = actions.release(id);
    if (again !== null) toast({ text: t('inventory.reservation.released', what), action: { label: t('common.undo'), run: again } });
  };
}
