import 'i18next';
import type inbox from '../ui/inbox/locales/en.json';
import type inventory from '../workspaces/inventory/locales/en.json';
import type orders from '../workspaces/orders/locales/en.json';
import type panel from '../ui/panel/locales/en.json';
import type party from '../workspaces/party/locales/en.json';
import type performance from '../ui/performance/locales/en.json';
import type shell from '../app/locales/en.json';
import type welcome from '../app/welcome/locales/en.json';
import type en from './locales/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & { inbox: typeof inbox; inventory: typeof inventory; orders: typeof orders; panel: typeof panel; party: typeof party; performance: typeof performance; welcome: typeof welcome; shell: typeof shell } };
    returnNull: false;
  }
}
