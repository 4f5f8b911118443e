// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { kinds } from '../../app/kinds';
import type { Notification, Value } from '../../core';
import { formatFor } from '../../i18n/format';
import { t } from '../../i18n/texts';
import { changeLanguage, startI18n, withTexts } from '../../i18n/init';
import en from './locales/en.json';
import { eventsOf, sentenceOf } from './sentence';

const about = (kind: string, event: string, data: Record<string, Value>): Notification => ({ id: 'n', room: 'r', title: 'R', kind, seq: 1, at: 0, by: { user: 'ben', name: 'เบน' }, event, data, count: 1, read: false });

async function said(language: 'en' | 'th', notification: Notification) {
  await startI18n();
  await withTexts('inbox', async () => undefined);
  await changeLanguage(language);
  return sentenceOf(notification, { t, format: formatFor(language), language, kinds });
}

test('a sentence is that of the kind, with what the event brings, in words and numbers of the language', async () => {
  const status = about('party-budget', 'task-status-changed', { title: 'Cake', newStatus: 'in_progress' });
  expect(await said('en', status)).toBe('เบน set “Cake” to in progress');
  expect(await said('th', status)).toBe('เบน เปลี่ยนสถานะงาน “Cake” เป็น กำลังทำ');
  expect(await said('en', about('inventory', 'low-stock', { name: 'Rope', available: 1200 }))).toBe('Rope is running low: 1,200 left');
  expect(await said('en', about('packing-list', 'conflict', { field: 'name' }))).toBe('Two people changed Name: decide which stands');
});

test('what is missing leaves no hole, and what is unknown is still said', async () => {
  expect(await said('en', about('party-budget', 'shopping-item-purchased', { name: 'Milk', quantity: 2 }))).toBe('Milk is now available (2)');
  expect(await said('en', about('of-tomorrow', 'flown', {}))).toBe('เบน did something that concerns you');
  expect(await said('en', about('packing-list', 'invitation-declined', { email: 'eve@example.com' }))).toBe('eve@example.com declined your invitation');
});

test('every event of every kind can be switched by its name, and every status that is told has a word', () => {
  const events = kinds.flatMap((kind) => [...eventsOf(kind)]);
  expect([...new Set(events)].filter((event) => !(event in en.event))).toEqual([]);
  const values = kinds.filter(({ kind }) => ['party-budget', 'orders'].includes(kind)).flatMap(({ entities }) => Object.values(entities).flatMap(({ fields }) => fields.status?.values ?? []));
  expect(values.length).toBeGreaterThan(8);
  expect([...new Set(values)].filter((value) => !(value in en.value) && !['planned', 'cooking'].includes(value))).toEqual([]);
});
