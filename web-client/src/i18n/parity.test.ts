import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { editKey } from '../ui/status/describe';
import { areas } from './areas';
import en from './locales/en.json';
import th from './locales/th.json';

type Texts = { readonly [key: string]: string | Texts };

const SRC = path.resolve(import.meta.dirname, '..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flat(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)])));
}

async function all(language: 'en' | 'th', base: Texts): Promise<Map<string, string>> {
  const ofAreas = await Promise.all(Object.entries(areas).map(async ([area, texts]) => [area, (await texts[language]()).default as Texts] as const));
  return flat({ ...base, ...Object.fromEntries(ofAreas) });
}

const english = await all('en', en);
const thai = await all('th', th);
const stems = (texts: Map<string, string>) => [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].sort();
const holes = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('English and Thai have the same texts', () => {
  expect(stems(thai)).toEqual(stems(english));
});

test('no text is empty', () => {
  expect([...english, ...thai].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('each language has the plural forms that it needs, and no others', () => {
  for (const [language, texts] of [['en', english], ['th', thai]] as const) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = [...texts.keys()].filter((key) => PLURAL.test(key));
    for (const stem of new Set(counted.map((key) => key.replace(PLURAL, '')))) {
      const forms = counted.filter((key) => key.replace(PLURAL, '') === stem).map((key) => PLURAL.exec(key)?.[1]);
      expect(forms.toSorted(), `${language} ${stem}`).toEqual(pluralCategories.toSorted());
    }
  }
});

test('a text in Thai names nothing that its English one does not name', () => {
  for (const [key, text] of thai) {
    const sources = [...english].filter(([other]) => other.replace(PLURAL, '') === key.replace(PLURAL, '')).flatMap(([, source]) => holes(source));
    expect(holes(text).filter((hole) => !sources.includes(hole)), key).toEqual([]);
  }
});

test('U7 E2 every code of the protocol is explained, with what to do next, in both languages', () => {
  const protocol = readFileSync(path.resolve(SRC, '../../docs/PROTOCOL.md'), 'utf8');
  const codes = [/\*\*U7\*\*.*\n?/, /\*\*E2\*\*[^]*?\n- /].flatMap((rule) => [...(rule.exec(protocol)?.[0] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, code]) => code ?? ''));
  expect(codes.length).toBeGreaterThan(30);
  expect([...new Set(codes)].filter((code) => !english.has(`code.${code}.what`) || !english.has(`code.${code}.next`))).toEqual([]);
});

test('every code that the client itself makes is explained', () => {
  const codes = sources(SRC).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:new TandemError\(|refusal\(|codeOf\(error, )'([a-z-]+)'/g)].map(([, code]) => code ?? ''));
  expect(codes.length).toBeGreaterThan(5);
  expect([...new Set(codes)].filter((code) => !english.has(`code.${code}.what`))).toEqual([]);
});

test('every edit that is queued has a text for the outbox', () => {
  const labels = sources(SRC).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/mutate, (?:packed \? )?'([a-zA-Z.]+)'(?: : '([a-zA-Z.]+)')?|mutate\((?:packed \? )?'([a-zA-Z.]+)'(?: : '([a-zA-Z.]+)')?/g)].flatMap(([, ...found]) => found.filter(Boolean)));
  expect(new Set(labels).size).toBeGreaterThan(10);
  expect([...new Set(labels)].filter((label) => !english.has(editKey(label)))).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('test') && !file.includes('testing'))
    .map((file) => path.join(folder, file));
}
