import type { Place } from '../../ui/place';
import { DishSheet } from './cooking/dish-sheet';
import { IngredientSheet } from './cooking/ingredient-sheet';
import { BudgetSheet } from './overview/budget-sheet';
import { DetailsSheet } from './overview/details-sheet';
import { ItemSheet } from './shopping/item-sheet';
import { TaskSheet } from './tasks/task-sheet';
import { viewOf } from './view';

/** What is open over the view, as the address says: a notice and a link lead there too. */
export function OpenThing({ place: { type, id } }: { place: Place }) {
  if (id === undefined || viewOf(type) === undefined) return null;
  switch (type) {
    case 'budget':
      return <BudgetSheet key={id} id={id} />;
    case 'task':
      return <TaskSheet key={id} id={id} />;
    case 'schedule':
      return <DishSheet key={id} id={id} />;
    case 'ingredient':
      return <IngredientSheet key={id} id={id} />;
    case 'shoppingItem':
      return <ItemSheet key={id} id={id} />;
    default:
      return <DetailsSheet />;
  }
}
