import { useSyncExternalStore } from 'react';
import type inbox from '../ui/inbox/locales/en.json';
import type inventory from '../workspaces/inventory/locales/en.json';
import type orders from '../workspaces/orders/locales/en.json';
import type panel from '../ui/panel/locales/en.json';
import type party from '../workspaces/party/locales/en.json';
import type performance from '../ui/performance/locales/en.json';
import type shell from '../app/locales/en.json';
import type welcome from '../app/welcome/locales/en.json';
import type en from './locales/en.json';

type Texts = typeof en & { inbox: typeof inbox; inventory: typeof inventory; orders: typeof orders; panel: typeof panel; party: typeof party; performance: typeof performance; shell: typeof shell; welcome: typeof welcome };
type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
type KeysOf<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${Stem<K>}` : KeysOf<T[K], `${P}${K}.`> }[keyof T & string];

/** The name of a text, as in `home.title`; of one in several numbers, without `_one` and `_other`. */
export type TextKey = KeysOf<Texts>;

/** A text in the person's language. What stands in it in `{{double braces}}` is taken from `values`; `count` also chooses the number. */
export type TFunction = (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;

interface Shown {
  readonly t: TFunction;
  readonly i18n: { readonly language: string };
}

/** As the files have them: texts, or groups of texts. */
export interface Group {
  readonly [name: string]: string | Group;
}

const HOLE = /\{\{(\w+)\}\}/gu;
const loaded = new Map<string, Group>();
const listeners = new Set<() => void>();
let shown = inLanguage('en');

/** The texts of the language that is shown; whoever uses them is drawn again when it is another one. */
export const useTranslation = (): Shown => useSyncExternalStore(subscribe, () => shown);

export const t: TFunction = (key, values) => shown.t(key, values);

/** Whether there is such a text, of those that are loaded. */
export const exists = (key: string): boolean => textAt(shown.i18n.language, key) !== undefined;

export const language = (): string => shown.i18n.language;

export const hasTexts = (of: string): boolean => loaded.has(of);

/** Adds groups to what there is of a language. */
export function addTexts(of: string, texts: Group): void {
  loaded.set(of, { ...loaded.get(of), ...texts });
}

/** Shows another language, whose texts have been added. */
export function showLanguage(next: string): void {
  shown = inLanguage(next);
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function inLanguage(of: string): Shown {
  const rules = new Intl.PluralRules(of);
  return {
    i18n: { language: of },
    t: (key, values = {}) => {
      const counted = typeof values.count === 'number' ? textAt(of, `${key}_${rules.select(values.count)}`) : undefined;
      // What no file has shows where it is missing.
      return (counted ?? textAt(of, key) ?? key).replace(HOLE, (_, name: string) => String(values[name] ?? ''));
    },
  };
}

function textAt(of: string, key: string): string | undefined {
  let at: string | Group | undefined = loaded.get(of);
  for (const name of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === 'string' ? at : undefined;
}
