import { Late } from '../late';

/** What it takes to type into texts with others: loaded for rooms whose kind has some, before their state is there. */
export const texts = new Late(() => import('./typing'));

/** Asked only where there are texts. */
export function typing(): typeof import('./typing') {
  if (texts.now === null) throw new Error('a text without the code for it');
  return texts.now;
}
