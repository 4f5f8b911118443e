import { type Area, areas } from './areas';
import { addTexts, type Group, hasTexts, language as languageShown, showLanguage } from './texts';

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
  addTexts(language, await load(language));
  showLanguage(language);
  document.documentElement.lang = language;
}

/** Loads what shows an area together with its texts, for `lazy`. */
export async function withTexts<T>(area: Area, load: () => Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([load(), loadArea(area, currentLanguage())]);
  shown.add(area);
  return loaded;
}

async function loadArea(area: Area, language: Language): Promise<void> {
  addTexts(language, { [area]: (await areas[area][language]()).default as Group });
}

/** Rejects when the texts cannot be loaded; the language then stays. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!hasTexts(language)) addTexts(language, await load(language));
  await Promise.all([...shown].map((area) => loadArea(area, language)));
  showLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return asLanguage(languageShown()) ?? 'en';
}

async function load(language: Language): Promise<Group> {
  return (await texts[language]()).default as Group;
}

function preferred(): Language {
  const wishes = [localStorage.getItem(STORED), ...navigator.languages];
  return wishes.map(asLanguage).find((language) => language !== undefined) ?? 'en';
}

function asLanguage(tag: string | null | undefined): Language | undefined {
  return languages.find((language) => tag === language || tag?.startsWith(`${language}-`));
}
