// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInRoom } from '../../react/testing/render';
import { When } from './when';

test('A1 how long ago; exactly when at the focus, by key or tap, and always to whoever listens', async () => {
  const at = Date.now() - 3 * 60_000;
  const { user } = await renderInRoom(<When at={at} />);
  const time = screen.getByRole('button', { name: /^3 minutes ago, .*\d{4}, .*\d/ });
  expect(time.textContent).toBe('3 minutes ago');
  await user.tab();
  expect(document.activeElement).toBe(time);
  expect(time.textContent).toMatch(/\d{4}/);
  await user.tab();
  expect(time.textContent).toBe('3 minutes ago');
  await user.click(time);
  expect(time.textContent).toMatch(/\d{4}/);
});
