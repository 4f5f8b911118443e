// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Other } from '../core';
import { PeopleButton } from '../ui/presence/people-button';
import { renderInRoom } from './testing/render';
import { FakeRoom } from './testing/fake-room';

const other = (user: string, client = user): Other => ({ client, user, name: user, status: 'online' });
const label = () => screen.getByTestId('people').getAttribute('aria-label');

test('four faces, the own one last, and how many more', async () => {
  const room = new FakeRoom();
  room.others.set(['Ben', 'Cem', 'Dan', 'Eve', 'Fay', 'Gil'].map((name) => other(name)));
  await renderInRoom(<PeopleButton />, { room });
  const button = screen.getByTestId('people');
  expect([...button.querySelectorAll<HTMLElement>('[data-initials]')].map(({ dataset }) => dataset.initials)).toEqual(['B', 'C', 'D', 'A']);
  // One number is that of a phone, where only one of the others has a face.
  expect([...button.querySelectorAll<HTMLElement>('[data-more]')].map(({ dataset }) => dataset.more).toSorted()).toEqual(['+3', '+5']);
  expect(label()).toBe('Here now: Ben, Cem, Dan, Eve, Fay, and Gil');
});

test('another tab of the same person is not another person', async () => {
  const room = new FakeRoom();
  room.others.set([other('ann', 'second-tab')]);
  await renderInRoom(<PeopleButton />, { room });
  expect(label()).toBe('Nobody else is here');
});
