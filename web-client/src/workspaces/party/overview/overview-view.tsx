import { CalendarDays, MapPin, Pencil } from 'lucide-react';
import { Button } from '../../../ui/kit/button';
import { useParty, usePartyView } from '../view';
import { Budgets } from './budgets';
import { CallList } from './call-list';
import { ProgressCards } from './progress-cards';

/** The party in one look: when and where, who is needed now, how far everything is, and what it may cost. */
export function OverviewView() {
  return (
    <div className="@container flex flex-col gap-4">
      <Head />
      <div className="grid grid-cols-1 items-start gap-4 @4xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <CallList />
          <ProgressCards />
        </div>
        <Budgets />
      </div>
    </div>
  );
}

function Head() {
  const { t, format, open } = usePartyView();
  const { date, place, notes } = useParty().party.details;
  return (
    <section aria-label={t('party.details.title')} className="flex flex-wrap items-start gap-x-2 rounded-xl border border-line bg-surface px-4 py-1.5 shadow-lift">
      <div className="flex min-w-0 flex-1 flex-col py-2 text-sm text-ink-soft">
        {date !== '' && (
          <p className="flex items-center gap-2">
            <CalendarDays aria-hidden className="size-4 shrink-0" />
            <span className="sr-only">{t('party.details.date')}: </span>
            <span className="font-medium text-ink">{format.days(date, date)}</span>
          </p>
        )}
        {place !== '' && (
          <p className="flex items-center gap-2">
            <MapPin aria-hidden className="size-4 shrink-0" />
            <span className="sr-only">{t('party.details.place')}: </span>
            <span className="min-w-0">{place}</span>
          </p>
        )}
        {date === '' && place === '' && notes === '' && <p>{t('party.details.none')}</p>}
      </div>
      <Button look="quiet" icon={Pencil} onClick={() => open('party', 'party')} className="-mr-2">
        {t('party.details.open')}
      </Button>
      {notes !== '' && <p className="line-clamp-3 w-full pb-2 text-sm whitespace-pre-wrap text-ink-soft">{notes}</p>}
    </section>
  );
}
