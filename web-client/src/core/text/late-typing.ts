import { Late } from '../late';

/** What it takes to type into texts with others: loaded for rooms whose kind has some, before their state is there. */
export const texts = new Late(() => import('./typing'));

/** For states and edits of such rooms alone: there it is loaded before any of them. */
export const typing = () => texts.now as typeof import('./typing');
