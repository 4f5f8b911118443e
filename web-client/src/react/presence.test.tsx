// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Other } from '../core';
import { PeopleButton } from '../ui/presence/people-button';
import { LINGER_MS } from './presence';
import { renderInRoom } from './testing/render';
import { FakeRoom } from './testing/fake-room';

const other = (user: string, client = user): Other => ({ client, user, name: user, status: 'online' });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const label = () => screen.getByTestId('people').getAttribute('aria-label');

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

test('nobody flashes when the link is back within five seconds', async () => {
  const room = new FakeRoom();
  room.others.set([other('Ben')]);
  await renderInRoom(<PeopleButton />, { room });
  room.others.set([]);
  await pass(LINGER_MS - 1000);
  expect(label()).toBe('Here now: Ben');
  room.others.set([other('Ben', 'another-tab')]);
  await pass(2000);
  expect(label()).toBe('Here now: Ben');
});

test('who left is gone within ten seconds', async () => {
  const room = new FakeRoom();
  room.others.set([other('Ben'), other('Eve')]);
  await renderInRoom(<PeopleButton />, { room });
  room.others.set([other('Eve')]);
  await pass(10_000);
  expect(label()).toBe('Here now: Eve');
});

test('four faces and how many more', async () => {
  const room = new FakeRoom();
  room.others.set(['Ben', 'Cem', 'Dan', 'Eve', 'Fay', 'Gil'].map((name) => other(name)));
  await renderInRoom(<PeopleButton />, { room });
  expect(screen.getByTestId('people').textContent).toBe('BCDE+2');
  expect(label()).toBe('Here now: Ben, Cem, Dan, Eve, Fay, and Gil');
});

test('another tab of the same person is not another person', async () => {
  const room = new FakeRoom();
  room.others.set([other('ann', 'second-tab')]);
  await renderInRoom(<PeopleButton />, { room });
  expect(label()).toBe('Nobody else is here');
});
