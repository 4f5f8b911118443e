import { CalendarDays, Info, MapPin, Pencil, Printer, Scale, Star } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useCanEdit } from '../../react';
import { Button, IconButton } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { Progress } from '../../ui/kit/progress';
import { totalsOf } from './groups';
import type { Details, Packing } from './model';

/** What the list is for, and how far the packing is. */
export function Overview({ packing, onDetails }: { packing: Packing; onDetails: () => void }) {
  const { t } = useTranslation();
  const canEdit = useCanEdit();
  return (
    <section aria-label={t('overview.title')} className="grid gap-x-8 gap-y-2 rounded-xl border border-line bg-surface px-4 pt-2 pb-4 shadow-lift md:grid-cols-2 md:items-center md:py-3">
      <div className="flex min-w-0 items-start gap-2">
        <Facts details={packing.details} />
        <Button look="quiet" icon={canEdit ? Pencil : Info} onClick={onDetails} className="-mr-1">
          {t('overview.details')}
        </Button>
        {packing.items.length > 0 && <IconButton icon={Printer} label={t('palette.print')} onClick={() => print()} className="-mr-2 md:mr-0" />}
      </div>
      {packing.items.length > 0 && <Packed packing={packing} />}
    </section>
  );
}

function Packed({ packing }: { packing: Packing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const totals = totalsOf(packing.items);
  const words = t('overview.packed', { done: totals.packed, count: totals.count });
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-lg font-semibold" data-testid="progress">
          {words}
        </span>
        <span className="text-sm text-ink-soft">{format.percent(totals.count === 0 ? 0 : totals.packed / totals.count)}</span>
      </p>
      <Progress label={words} value={totals.packed} max={totals.count} />
      <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
        {totals.essentialsLeft > 0 && (
          <Chip icon={Star} tone="warn">
            {t('overview.essentials', { count: totals.essentialsLeft })}
          </Chip>
        )}
        {totals.weight > 0 && <Chip icon={Scale}>{t('overview.weight', { weight: format.weight(totals.weight) })}</Chip>}
      </p>
    </div>
  );
}

function Facts({ details }: { details: Details }) {
  const { t } = useTranslation();
  const days = useFormat().days(details.startsOn, details.endsOn);
  return (
    <div className="flex min-w-0 flex-1 flex-col py-2 text-sm text-ink-soft">
      {details.destination !== '' && (
        <p className="flex items-center gap-2">
          <MapPin aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t('details.destination')}: </span>
          <span className="min-w-0 font-medium text-ink">{details.destination}</span>
        </p>
      )}
      {days !== '' && (
        <p className="flex items-center gap-2">
          <CalendarDays aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t('details.dates')}: </span>
          {days}
        </p>
      )}
      {details.destination === '' && days === '' && <p>{t('overview.noDetails')}</p>}
      {details.notes !== '' && <p className="line-clamp-1 md:line-clamp-2">{details.notes}</p>}
    </div>
  );
}
