import { clsx } from 'clsx';
import { ChefHat, CircleAlert, CircleCheck, Clock, EllipsisVertical, Flame, History, MessageSquare, Pencil, RotateCcw, StickyNote, Trash2, Users } from 'lucide-react';
import { Button } from '../../../ui/kit/button';
import { Chip } from '../../../ui/kit/chip';
import { Menu } from '../../../ui/kit/menu';
import { usePanel } from '../../../ui/panel/panel';
import { useShownName } from '../../../ui/presence/shown-name';
import { useNow } from '../../../ui/status/now';
import { langOf } from '../../../ui/words/lang';
import type { Dish, DishStatus, Ingredient } from '../model';
import { RowSigns } from '../signs';
import { usePartyView } from '../view';
import { AddIngredient } from './add-ingredient';
import { IngredientRow } from './ingredient-row';

interface DishCardProps {
  dish: Dish;
  ingredients: readonly Ingredient[];
  available: ReadonlySet<string>;
  mine: boolean;
}

/** One dish: when it is begun, for how many, by whom, and what it is made of. */
export function DishCard({ dish, ingredients, available, mine }: DishCardProps) {
  const { t, canEdit, open } = usePartyView();
  const missing = ingredients.filter(({ id }) => !available.has(id)).length;
  return (
    <article data-row={dish.id} data-testid="dish" data-status={dish.status} aria-label={dish.name} className={clsx('rounded-xl border bg-surface shadow-lift', mine ? 'border-accent' : 'border-line')}>
      <div className="flex flex-col gap-1.5 px-4 pt-1.5 pb-3">
        <div className="-mr-3 flex items-start">
          <h3 className="min-w-0 flex-1">
            <button type="button" data-part="open" onClick={() => open('schedule', dish.id)} className={clsx('min-h-11 w-full py-2 text-left text-base font-semibold', dish.status === 'done' && 'text-ink-soft')}>
              <span lang={langOf(dish.name)}>{dish.name}</span>
              {dish.hasNotes && <StickyNote aria-label={t('party.row.hasNotes')} className="ml-1.5 inline-block size-4 align-[-0.1em] text-ink-soft" />}
            </button>
          </h3>
          {canEdit && <DishMenu dish={dish} />}
        </div>
        <When dish={dish} />
        <Facts dish={dish} mine={mine} />
        {ingredients.length > 0 && dish.status !== 'done' && (
          <p data-testid="dish-ready" className={clsx('flex items-center gap-1.5 text-sm font-medium', missing > 0 ? 'text-warn' : 'text-ok')}>
            {missing > 0 ? <CircleAlert aria-hidden className="size-4 shrink-0" /> : <CircleCheck aria-hidden className="size-4 shrink-0" />}
            {missing > 0 ? t('party.dish.missing', { missing, count: ingredients.length }) : t('party.dish.ready')}
          </p>
        )}
        <RowSigns type="schedule" id={dish.id} pending={dish.pending} />
        {canEdit && <NextStep dish={dish} />}
      </div>
      {ingredients.length > 0 && (
        <ul className="border-t border-line" aria-label={t('party.dish.ingredientsOf', { dish: dish.name })}>
          {ingredients.map((ingredient) => (
            <IngredientRow key={ingredient.id} ingredient={ingredient} available={available.has(ingredient.id)} />
          ))}
        </ul>
      )}
      {canEdit && <AddIngredient dish={dish} />}
    </article>
  );
}

/** The time in words: how long it still is, or that it should have begun. */
function When({ dish: { startsAt, status } }: { dish: Dish }) {
  const { t, format } = usePartyView();
  const now = useNow(30_000);
  if (startsAt === null) return null;
  const late = status === 'planned' && startsAt < now;
  const ago = format.until(startsAt, now);
  return (
    <p data-testid="dish-when" className={clsx('flex flex-wrap items-center gap-x-1.5 text-sm', late ? 'text-bad' : 'text-ink-soft')}>
      <Clock aria-hidden className="size-4 shrink-0" />
      <span className="font-medium text-ink tabular-nums">{format.clock(startsAt)}</span>
      {status === 'planned' && <span>{late ? t('party.dish.late', { ago }) : t('party.dish.begins', { when: ago })}</span>}
    </p>
  );
}

function Facts({ dish, mine }: { dish: Dish; mine: boolean }) {
  const { t } = usePartyView();
  const nameOf = useShownName();
  const cook = dish.cook === null ? '' : nameOf(dish.cook);
  return (
    <p className="flex flex-wrap gap-1.5">
      <Chip icon={statusIcons[dish.status]} tone={dish.status === 'cooking' ? 'warn' : dish.status === 'done' ? 'ok' : 'plain'} testId="dish-status">
        {t(`party.dish.status.${dish.status}`)}
      </Chip>
      {dish.servings !== null && <Chip icon={Users}>{t('party.dish.servings', { count: dish.servings })}</Chip>}
      {(cook !== '' || mine) && (
        <Chip icon={ChefHat} tone={mine ? 'accent' : 'plain'}>
          {[cook, mine ? t('party.forYou') : ''].filter((part) => part !== '').join(' · ')}
        </Chip>
      )}
    </p>
  );
}

const statusIcons = { planned: Clock, cooking: Flame, done: CircleCheck } as const;
const next: Readonly<Record<DishStatus, DishStatus | null>> = { planned: 'cooking', cooking: 'done', done: null };

function NextStep({ dish }: { dish: Dish }) {
  const { t, actions } = usePartyView();
  const to = next[dish.status];
  if (to === null) return null;
  const words = t(to === 'cooking' ? 'party.dish.start' : 'party.dish.finish');
  return (
    <Button icon={statusIcons[to]} data-part="next" aria-label={`${words}: ${dish.name}`} onClick={() => actions.setDishStatus(dish.id, to)} className="mt-1 self-start">
      {words}
    </Button>
  );
}

function DishMenu({ dish }: { dish: Dish }) {
  const { t, actions, open, remove } = usePartyView();
  const panel = usePanel();
  const on = { type: 'schedule', id: dish.id };
  return (
    <Menu
      label={t('party.row.menu', { name: dish.name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        { label: t('common.edit'), icon: Pencil, onSelect: () => open('schedule', dish.id) },
        ...(dish.status === 'planned' ? [] : [{ label: t('party.dish.again'), icon: RotateCcw, onSelect: () => void actions.setDishStatus(dish.id, 'planned') }]),
        { label: t('together.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('together.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
        { label: t('common.delete'), icon: Trash2, danger: true, onSelect: () => remove('schedule', dish.id) },
      ]}
    />
  );
}
