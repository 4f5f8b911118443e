import { useMemo, useRef } from 'react';
import { useAtRows } from '../../../ui/list/at-rows';
import { RowsWaiting } from '../../../ui/list/rows-waiting';
import { useSteadyGroups } from '../../../ui/list/use-steady-groups';
import { grouped } from '../grouped';
import { LineEntry } from '../line-entry';
import type { Dish, Ingredient } from '../model';
import { isFor, useMe, useParty, usePartyView } from '../view';
import { DishCard } from './dish-card';
import { byBeginning, timelineOf } from './timeline';

const DISHES = { type: 'schedule', fields: ['startsAt', 'position'], idOf: ({ id }: Dish) => id, compare: byBeginning } as const;
const NONE: readonly Ingredient[] = [];

/** What is cooked, in the order in which it is begun, day by day. */
export function CookingView() {
  const { t, format, canEdit, actions } = usePartyView();
  const { party, available } = useParty();
  const me = useMe();
  const rows = useRef<HTMLDivElement>(null);
  const { groups: days, waiting, show } = useSteadyGroups({ ...DISHES, groups: useMemo(() => timelineOf(party.dishes), [party.dishes]), all: party.dishes, wish: '', at: useAtRows(rows) });
  const byDish = useMemo(() => grouped(party.ingredients, ({ dishId }) => dishId), [party.ingredients]);
  return (
    <div className="@container flex flex-col gap-4">
      {canEdit && <LineEntry label={t('party.dish.add')} placeholder={t('party.dish.addHint')} onAdd={(name) => actions.addDish(name) && name} />}
      {party.dishes.length === 0 && <p className="py-6 text-center text-sm text-ink-soft">{canEdit ? t('party.dish.none') : t('party.dish.noneViewer')}</p>}
      <div ref={rows} className="flex flex-col gap-4 empty:hidden">
        <RowsWaiting waiting={waiting} onShow={show} />
        {days.map(({ id: day, items: dishes }) => {
          const heading = day === null ? t('party.dish.noTime') : format.weekday(dishes[0]?.startsAt ?? 0);
          return (
            <section key={day ?? ''} aria-label={heading} className="flex flex-col gap-3" data-testid="cooking-day">
              <h2 className="px-1 text-base font-semibold">{heading}</h2>
              <div className="grid grid-cols-1 items-start gap-3 @3xl:grid-cols-2">
                {dishes.map((dish) => (
                  <DishCard key={dish.id} dish={dish} ingredients={byDish.get(dish.id) ?? NONE} available={available} mine={isFor(me, { role: 'cook', assignee: dish.cook })} />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </div>
  );
}
