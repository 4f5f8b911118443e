import { ArrowRight, CalendarDays, Pencil, ShoppingCart, Users } from 'lucide-react';
import { Button } from '../../../ui/kit/button';
import { Chip, type Tone } from '../../../ui/kit/chip';
import { triggeredBy } from '../board';
import { LineEntry } from '../line-entry';
import type { Budget, BudgetStatus } from '../model';
import { RowSigns } from '../signs';
import { useParty, usePartyView } from '../view';

const tones: Readonly<Record<BudgetStatus, Tone>> = { draft: 'plain', proposed: 'warn', approved: 'accent', completed: 'ok', cancelled: 'bad' };

/** What a budget comes to next. */
const next = { draft: 'proposed', proposed: 'approved', approved: 'completed', completed: null, cancelled: null } as const;

/** What the party may cost: each budget with its status, and all of them together. */
export function Budgets() {
  const { t, format, canEdit, actions } = usePartyView();
  const { budgets } = useParty().party;
  const counted = budgets.filter(({ status, total }) => status !== 'cancelled' && total !== null);
  return (
    <section aria-labelledby="party-budgets" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 px-1">
        <h2 id="party-budgets" className="text-base font-semibold">
          {t('party.budget.all')}
        </h2>
        {counted.length > 1 && (
          <p className="text-sm text-ink-soft" data-testid="budgets-sum">
            {t('party.budget.sum', { total: format.number(counted.reduce((sum, { total }) => sum + (total ?? 0), 0)) })}
          </p>
        )}
      </div>
      {budgets.length === 0 && <p className="px-1 text-sm text-ink-soft">{canEdit ? t('party.budget.none') : t('party.budget.noneViewer')}</p>}
      {budgets.map((budget) => (
        <BudgetCard key={budget.id} budget={budget} />
      ))}
      {canEdit && <LineEntry label={t('party.budget.add')} placeholder={t('party.budget.addHint')} onAdd={(title) => actions.addBudget(title) && title} />}
    </section>
  );
}

function BudgetCard({ budget }: { budget: Budget }) {
  const { t, open } = usePartyView();
  return (
    <article data-row={budget.id} data-testid="budget" aria-label={budget.title} className="flex flex-col gap-2 rounded-xl border border-line bg-surface px-4 pt-1.5 pb-3 shadow-lift">
      <div className="-mr-2 flex items-start gap-2">
        <h3 className="min-w-0 flex-1 py-2 font-semibold">{budget.title}</h3>
        <Button look="quiet" icon={Pencil} data-part="open" onClick={() => open('budget', budget.id)} aria-label={t('party.budget.open', { title: budget.title })}>
          {t('party.details.open')}
        </Button>
      </div>
      <p className="flex flex-wrap items-center gap-1.5">
        <span data-testid="budget-status" data-status={budget.status} className="inline-flex">
          <Chip tone={tones[budget.status]}>{t(`party.budget.status.${budget.status}`)}</Chip>
        </span>
        <Facts budget={budget} />
      </p>
      <RowSigns type="budget" id={budget.id} pending={budget.pending} />
      <NextStep budget={budget} />
    </article>
  );
}

function Facts({ budget: { id, eventDate, guests, total } }: { budget: Budget }) {
  const { t, format } = usePartyView();
  const items = useParty().party.items.filter(({ budgetIds }) => budgetIds.includes(id));
  const each = total !== null && guests !== null && guests > 0 ? ` · ${t('party.budget.each', { amount: format.number(Math.round(total / guests)) })}` : '';
  return (
    <>
      {total !== null && <Chip>{`${format.number(total)}${each}`}</Chip>}
      {guests !== null && <Chip icon={Users}>{t('party.budget.guestCount', { count: guests })}</Chip>}
      {eventDate !== '' && <Chip icon={CalendarDays}>{format.days(eventDate, eventDate)}</Chip>}
      {items.length > 0 && <Chip icon={ShoppingCart}>{t('party.progress.shopping', { done: items.filter(({ bought }) => bought).length, count: items.length })}</Chip>}
    </>
  );
}

/** The one step that most often comes next, and what it sets going. */
function NextStep({ budget }: { budget: Budget }) {
  const { t, format, canEdit, actions } = usePartyView();
  const { party } = useParty();
  const status = next[budget.status];
  if (!canEdit || status === null) return null;
  const tasks = triggeredBy(budget, status, party);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button look={budget.status === 'proposed' ? 'primary' : 'secondary'} icon={ArrowRight} data-part="next" onClick={() => actions.setBudgetStatus(budget.id, status)}>
        {t(`party.budget.to.${status}`)}
      </Button>
      {tasks.length > 0 && <p className="min-w-0 flex-1 basis-48 text-xs text-ink-soft">{t('party.budget.starts', { tasks: format.and(tasks.map(({ title }) => title)) })}</p>}
    </div>
  );
}
