import type { Language } from './init';

type Texts = () => Promise<{ default: object }>;

/**
 * The texts that come with what shows them, by the first part of their keys: `party.budget.title` is `budget.title` in the
 * files of the area `party`. All others are in `locales`.
 */
export const areas = {
  inbox: { en: () => import('../ui/inbox/locales/en.json'), th: () => import('../ui/inbox/locales/th.json') },
  inventory: { en: () => import('../workspaces/inventory/locales/en.json'), th: () => import('../workspaces/inventory/locales/th.json') },
  orders: { en: () => import('../workspaces/orders/locales/en.json'), th: () => import('../workspaces/orders/locales/th.json') },
  panel: { en: () => import('../ui/panel/locales/en.json'), th: () => import('../ui/panel/locales/th.json') },
  party: { en: () => import('../workspaces/party/locales/en.json'), th: () => import('../workspaces/party/locales/th.json') },
  performance: { en: () => import('../ui/performance/locales/en.json'), th: () => import('../ui/performance/locales/th.json') },
  shell: { en: () => import('../app/locales/en.json'), th: () => import('../app/locales/th.json') },
  welcome: { en: () => import('../app/welcome/locales/en.json'), th: () => import('../app/welcome/locales/th.json') },
} satisfies Record<string, Readonly<Record<Language, Texts>>>;

export type Area = keyof typeof areas;
