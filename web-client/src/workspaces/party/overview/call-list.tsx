import { BadgeCheck, ChefHat, ChevronRight, ClipboardList, ShoppingCart } from 'lucide-react';
import { useShownName } from '../../../ui/presence/shown-name';
import { useNow } from '../../../ui/status/now';
import { dayOf, isOverdue } from '../board';
import { isFor, useMe, useParty, usePartyView } from '../view';
import { type Call, callsOf } from './now';

/** A look is enough for more of them; the rest stands in its own view. */
const MOST_OF_OTHERS = 5;

/** What can go on now: what is for this person first, then whom else it needs. */
export function CallList() {
  const { t } = usePartyView();
  const me = useMe();
  const calls = callsOf(useParty());
  const mine = calls.filter((call) => isFor(me, call));
  const others = calls.filter((call) => !isFor(me, call));
  const more = others.length - MOST_OF_OTHERS;
  return (
    <section aria-labelledby="party-now" className="overflow-hidden rounded-xl border border-line bg-surface shadow-lift" data-testid="calls">
      <h2 id="party-now" className="px-4 pt-3 text-base font-semibold">
        {t('party.now.title')}
      </h2>
      {calls.length === 0 && <p className="px-4 pt-1 pb-4 text-sm text-ink-soft">{t('party.now.nothing')}</p>}
      {mine.length > 0 && <Calls calls={mine} label={t('party.now.mine')} mine />}
      {others.length > 0 && <Calls calls={others.slice(0, MOST_OF_OTHERS)} label={t('party.now.others')} />}
      {more > 0 && <p className="px-4 pb-3 text-sm text-ink-soft">{t('party.now.more', { count: more })}</p>}
    </section>
  );
}

function Calls({ calls, label, mine = false }: { calls: readonly Call[]; label: string; mine?: boolean }) {
  return (
    <div className={mine ? 'mt-2 bg-accent-soft/50 py-2' : 'py-2'}>
      <h3 className="px-4 text-xs font-semibold text-ink-soft">{label}</h3>
      <ul data-testid={mine ? 'calls-mine' : 'calls-others'}>
        {calls.map((call) => (
          <li key={keyOf(call)}>
            <CallButton call={call} mine={mine} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const icons = { approve: BadgeCheck, task: ClipboardList, cook: ChefHat, shop: ShoppingCart } as const;

function CallButton({ call, mine }: { call: Call; mine: boolean }) {
  const { t, open, show, format } = usePartyView();
  const nameOf = useShownName();
  const today = dayOf(useNow(60_000));
  const Icon = icons[call.what];
  const role = call.role === null ? t('party.now.anybody') : t(`party.role.${call.role}`);
  const whom = call.assignee === null ? role : nameOf(call.assignee);
  const day = call.what === 'task' ? call.task.due : '';
  const due = call.what === 'task' && day !== '' ? t(isOverdue(call.task, today) ? 'party.task.overdue' : 'party.task.dueOn', { day: format.days(day, day) }) : '';
  const facts = [mine ? '' : whom, due].filter((fact) => fact !== '').join(' · ');
  const go = () => {
    if (call.what === 'approve') open('budget', call.budget.id);
    else if (call.what === 'task') open('task', call.task.id);
    else if (call.what === 'cook') open('schedule', call.dish.id);
    else show('shopping');
  };
  return (
    <button type="button" onClick={go} className="flex min-h-12 w-full items-center gap-3 px-4 py-1.5 text-left hover:bg-sunken">
      <Icon aria-hidden className={mine ? 'size-5 shrink-0 text-accent-text' : 'size-5 shrink-0 text-ink-soft'} />
      <span className="min-w-0 flex-1">
        <span className={mine ? 'font-medium' : undefined}>{wordsOf(t, call)}</span>
        {facts !== '' && <span className="block text-xs text-ink-soft">{facts}</span>}
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </button>
  );
}

function wordsOf(t: ReturnType<typeof usePartyView>['t'], call: Call): string {
  switch (call.what) {
    case 'approve':
      return t('party.now.approve', { title: call.budget.title });
    case 'task':
      return call.task.status === 'in_progress' ? t('party.now.finish', { title: call.task.title }) : call.task.title;
    case 'cook':
      return t(call.dish.status === 'cooking' ? 'party.now.cooking' : 'party.now.cook', { dish: call.dish.name });
    case 'shop':
      return t('party.now.shop', { count: call.left });
  }
}

function keyOf(call: Call): string {
  switch (call.what) {
    case 'approve':
      return call.budget.id;
    case 'task':
      return call.task.id;
    case 'cook':
      return call.dish.id;
    case 'shop':
      return 'shop';
  }
}
