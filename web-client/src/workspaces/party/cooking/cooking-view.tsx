import { useMemo } from 'react';
import { useHeldWhilePressed } from '../../../ui/a11y/held-while-pressed';
import { grouped } from '../grouped';
import { LineEntry } from '../line-entry';
import type { Ingredient } from '../model';
import { isFor, useMe, useParty, usePartyView } from '../view';
import { DishCard } from './dish-card';
import { timelineOf } from './timeline';

const NONE: readonly Ingredient[] = [];

/** What is cooked, in the order in which it is begun, day by day. */
export function CookingView() {
  const { t, format, canEdit, actions } = usePartyView();
  const { party, available } = useParty();
  const me = useMe();
  const days = useHeldWhilePressed(useMemo(() => timelineOf(party.dishes), [party.dishes]));
  const byDish = useMemo(() => grouped(party.ingredients, ({ dishId }) => dishId), [party.ingredients]);
  return (
    <div className="@container flex flex-col gap-4">
      {canEdit && <LineEntry label={t('party.dish.add')} placeholder={t('party.dish.addHint')} onAdd={(name) => actions.addDish(name) && name} />}
      {party.dishes.length === 0 && <p className="py-6 text-center text-sm text-ink-soft">{canEdit ? t('party.dish.none') : t('party.dish.noneViewer')}</p>}
      {days.map(({ day, dishes }) => {
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
  );
}
