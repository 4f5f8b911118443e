// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { changeSettings, settings, stored } from './settings';

beforeEach(() => localStorage.clear());

test('what was chosen is there at the next start, and every other tab follows', async () => {
  const told = vi.fn<() => void>();
  settings.subscribe(told);
  changeSettings({ theme: 'dark', announce: 'own' });
  await Promise.resolve();
  expect(stored()).toEqual({ theme: 'dark', calendar: 'usual', announce: 'own', offline: true, pointers: true, keys: true });
  localStorage.setItem('tandem.settings', JSON.stringify({ theme: 'light' }));
  dispatchEvent(new StorageEvent('storage', { key: 'tandem.settings' }));
  await Promise.resolve();
  expect(settings.get()).toMatchObject({ theme: 'light', announce: 'all' });
  expect(told).toHaveBeenCalledTimes(2);
});

test.each(['', 'null', '[]', '"x"', '{"theme":"neon","calendar":3,"announce":[],"offline":"no","pointers":"off","keys":0}'])('what makes no sense (%s) is as usual', (text) => {
  localStorage.setItem('tandem.settings', text);
  expect(stored()).toEqual({ theme: 'system', calendar: 'usual', announce: 'all', offline: true, pointers: true, keys: true });
});
