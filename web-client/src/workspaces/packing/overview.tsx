import { CalendarDays, MapPin, Pencil, Scale, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { Button } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { Progress } from '../../ui/kit/progress';
import { totalsOf } from './groups';
import type { Details, Packing } from './model';

/** How far the packing is, and what for. */
export function Overview({ packing, onDetails }: { packing: Packing; onDetails: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const totals = totalsOf(packing.items);
  const share = totals.count === 0 ? 0 : totals.packed / totals.count;
  const words = t('overview.packed', { done: totals.packed, count: totals.count });
  return (
    <section aria-label={t('overview.title')} className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-4 shadow-lift">
      <div className="flex items-start gap-2">
        <Facts details={packing.details} />
        <Button look="quiet" icon={Pencil} onClick={onDetails} className="-mt-1 -mr-2">
          {t('overview.details')}
        </Button>
      </div>
      <div className="flex flex-col gap-1.5">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-lg font-semibold" data-testid="progress">
            {words}
          </span>
          <span className="text-sm text-ink-soft">{format.percent(share)}</span>
        </p>
        <Progress label={words} value={totals.packed} max={totals.count} />
      </div>
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {totals.essentialsLeft > 0 && (
          <Chip icon={Star} tone="warn">
            {t('overview.essentials', { count: totals.essentialsLeft })}
          </Chip>
        )}
        {totals.weight > 0 && <Chip icon={Scale}>{t('overview.weight', { weight: format.weight(totals.weight) })}</Chip>}
      </div>
    </section>
  );
}

function Facts({ details }: { details: Details }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = [details.startsOn, details.endsOn].filter((day) => day !== '').map(format.day);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1 text-sm text-ink-soft">
      {details.destination !== '' && (
        <p className="flex items-center gap-2">
          <MapPin aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t('details.destination')}: </span>
          <span className="text-ink">{details.destination}</span>
        </p>
      )}
      {days.length > 0 && (
        <p className="flex items-center gap-2">
          <CalendarDays aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t('details.dates')}: </span>
          {days.join(' – ')}
        </p>
      )}
      {details.destination === '' && days.length === 0 && <p>{t('overview.noDetails')}</p>}
      {details.notes !== '' && <p className="line-clamp-2 whitespace-pre-line">{details.notes}</p>}
    </div>
  );
}
