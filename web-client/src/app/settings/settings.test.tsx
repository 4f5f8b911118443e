// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useAnnounce } from '../../react';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import { changeSettings, stored } from '../../settings/settings';
import { TextField } from '../../ui/kit/field';
import SettingsPage from './settings-page';

beforeEach(() => {
  localStorage.clear();
  changeSettings({ theme: 'system', calendar: 'usual', announce: 'all', offline: true, keys: true });
});

test('theme, years and announcements are chosen, and kept', async () => {
  const { user } = await renderInRoom(<SettingsPage />, { texts: ['shell', 'inbox'] });
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await user.click(screen.getByRole('radio', { name: /^Buddhist era/ }));
  await user.click(screen.getByRole('radio', { name: /^Only what I do/ }));
  expect(stored()).toMatchObject({ theme: 'dark', calendar: 'buddhist', announce: 'own' });
  await user.click(screen.getByRole('radio', { name: /^Common era/ }));
  expect(stored().calendar).toBe('usual');
});

test('the copy of a room is removed, but not one that has something to send', async () => {
  const client = new FakeClient();
  client.held.push({ id: 'trip', kind: 'packing-list', title: 'Trip', role: 'owner', waiting: 0 }, { id: 'sea', kind: 'packing-list', title: 'Sea', role: 'owner', waiting: 2 });
  const { user } = await renderInRoom(<SettingsPage />, { client, texts: ['shell', 'inbox'] });
  await user.click(await screen.findByRole('button', { name: 'Remove the copy of “Sea”' }));
  expect((await screen.findByTestId('toast')).textContent).toContain('“Sea” has changes that were not sent');
  await user.click(screen.getByRole('button', { name: 'Remove the copy of “Trip”' }));
  expect(await screen.findByText('1 room')).toBeTruthy();
  expect(within(screen.getByTestId('device-rooms')).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Sea2 not sent']);
});

function Voices() {
  const announce = useAnnounce();
  return (
    <>
      <button type="button" onClick={() => announce('Ben changed 2 things', 'status', 'others')}>
        others
      </button>
      <button type="button" onClick={() => announce('Ben changed “Tent”', 'status', 'item')}>
        item
      </button>
      <button type="button" onClick={() => announce('Item added')}>
        own
      </button>
      <button type="button" onClick={() => announce('Not accepted', 'alert')}>
        alert
      </button>
    </>
  );
}

test.each([
  ['all', 'Ben changed 2 things', 'Ben changed “Tent”', 'Item added'],
  ['item', '', 'Ben changed “Tent”', 'Item added'],
  ['own', '', '', 'Item added'],
  ['none', '', '', ''],
] as const)('of what happens, %s is announced; warnings always', async (announce, ofOthers, here, own) => {
  changeSettings({ announce });
  const { user } = await renderInRoom(<Voices />);
  await user.click(screen.getByText('others'));
  expect(screen.getByTestId('live-status').textContent).toBe(ofOthers);
  await user.click(screen.getByText('item'));
  expect(screen.getByTestId('live-status').textContent).toBe(here);
  await user.click(screen.getByText('own'));
  expect(screen.getByTestId('live-status').textContent).toBe(own);
  await user.click(screen.getByText('alert'));
  expect(screen.getByTestId('live-alert').textContent).toBe('Not accepted');
});

test('a day that is typed stands below in the years of the person', async () => {
  await renderInRoom(<TextField type="date" label="Day" value="2027-06-12" readOnly />, { language: 'th' });
  expect(document.getElementById(screen.getByLabelText('Day').getAttribute('aria-describedby') ?? '')?.textContent).toContain('2570');
});
