// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { kinds } from '../kinds';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { keepWelcome, welcomeTo } from './kept';
import en from './locales/en.json';
import { WelcomeGuide } from './welcome-guide';

beforeEach(() => localStorage.clear());

async function received(role: 'editor' | 'viewer' = 'editor') {
  keepWelcome('ann', 'trip', { by: 'Ben', role, step: 0 });
  const scene = await renderInRoom(<WelcomeGuide />, { room: new FakeRoom({ role }) });
  const dialog = await screen.findByTestId('welcome');
  const press = (name: string) => scene.user.click(within(dialog).getByRole('button', { name }));
  return { ...scene, dialog, press, heading: () => within(dialog).getByRole('heading', { level: 3 }) };
}

test('who was not invited is not welcomed', async () => {
  keepWelcome('somebody-else', 'trip', { by: 'Ben', role: 'editor', step: 0 });
  localStorage.setItem('tandem.welcome.ann.trip', '{"by":1}');
  await renderInRoom(<WelcomeGuide />);
  expect(screen.queryByTestId('welcome')).toBeNull();
});

test('it takes four steps, says who invited and as what, and ends with trying it offline', async () => {
  const { dialog, press, heading } = await received();
  expect(heading().textContent).toBe('Ben invited you to “Trip”');
  expect(dialog.textContent).toContain('You can look at everything and change it.');
  const titles = [heading().textContent];
  for (let step = 0; step < 3; step++) {
    await press('Next');
    expect(document.activeElement).toBe(heading());
    titles.push(heading().textContent);
  }
  expect(titles.slice(1)).toEqual(['A packing list for everybody who travels', 'What the signs at the top say', 'Try it offline']);
  await press('Start');
  expect(screen.queryByTestId('welcome')).toBeNull();
  expect(welcomeTo('ann', 'trip')).toBeNull();
});

test('closed before its end it goes on where it was; skipped, it does not come back', async () => {
  const { press, show, unmount } = await received();
  await press('Next');
  await press('Close');
  expect(screen.queryByTestId('welcome')).toBeNull();
  expect(welcomeTo('ann', 'trip')?.step).toBe(1);
  show(null);
  unmount();
  const { user } = await renderInRoom(<WelcomeGuide />);
  const again = await screen.findByTestId('welcome');
  expect(within(again).getByText('2 of 4')).toBeDefined();
  await user.click(within(again).getByRole('button', { name: 'Skip' }));
  expect(welcomeTo('ann', 'trip')).toBeNull();
});

test('who may only look is not asked to change something', async () => {
  const { dialog, press } = await received('viewer');
  expect(dialog.textContent).toContain('but not change it');
  for (let step = 0; step < 3; step++) await press('Next');
  expect(dialog.textContent).toContain('stays here to be read');
});

test('there are words for every kind of room', () => {
  expect(kinds.map(({ kind }) => kind).filter((kind) => !(kind in en.kind))).toEqual([]);
});
