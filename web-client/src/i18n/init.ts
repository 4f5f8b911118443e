import i18next, { changeLanguage as change, use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Area, areas } from './areas';
import type en from './locales/en.json';

export const languages = ['en', 'th'] as const;
export type Language = (typeof languages)[number];

const STORED = 'tandem.language';
const texts: Readonly<Record<Language, () => Promise<{ default: unknown }>>> = {
  en: () => import('./locales/en.json'),
  th: () => import('./locales/th.json'),
};

/** The areas whose texts are loaded, in whatever language. */
const shown = new Set<Area>();

/** Loads the language of the person: the one chosen here before, else the first of the browser's that we have. */
export async function startI18n(): Promise<void> {
  const language = preferred();
  await use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load(language) } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Loads what shows an area together with its texts, for `lazy`. */
export async function withTexts<T>(area: Area, load: () => Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([load(), loadArea(area, currentLanguage())]);
  shown.add(area);
  return loaded;
}

async function loadArea(area: Area, language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', { [area]: (await areas[area][language]()).default }, true);
}

/** Rejects when the texts cannot be loaded; the language then stays. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await load(language));
  await Promise.all([...shown].map((area) => loadArea(area, language)));
  await change(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return asLanguage(i18next.language) ?? 'en';
}

async function load(language: Language): Promise<typeof en> {
  return (await texts[language]()).default as typeof en;
}

function preferred(): Language {
  const wishes = [localStorage.getItem(STORED), ...navigator.languages];
  return wishes.map(asLanguage).find((language) => language !== undefined) ?? 'en';
}

function asLanguage(tag: string | null | undefined): Language | undefined {
  return languages.find((language) => tag === language || tag?.startsWith(`${language}-`));
}
