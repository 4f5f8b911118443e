// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { TandemError } from '../core';
import { renderInRoom } from '../react/testing/render';
import { SignInPage } from './sign-in-page';
import { SignInReturn } from './sign-in-return';

const ann = { user: 'ann', name: 'Ann', since: 1 };
const session = vi.hoisted(() => ({ signIn: vi.fn<(to?: string) => Promise<void>>(), finishSignIn: vi.fn<() => Promise<{ to: string; problem?: string }>>(), session: { get: (): unknown => null, subscribe: () => () => {} } }));
vi.mock('./session', () => session);

beforeEach(() => {
  // Whoever leaves the page never comes back to this promise.
  session.signIn.mockReset().mockReturnValue(new Promise(() => {}));
  session.session.get = () => null;
  history.replaceState(null, '', '/sign-in');
});

test('one button leads to the sign-in, and says that it is on the way', async () => {
  const { user } = await renderInRoom(<SignInPage />);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(session.signIn).toHaveBeenCalledWith(undefined);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Opening the sign-in page…' }).disabled).toBe(true);
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await screen.findByRole('button', { name: 'Sign in' });
});

test('who has said elsewhere that they want to sign in is not asked again', async () => {
  await renderInRoom(<SignInPage atOnce />);
  expect(session.signIn).toHaveBeenCalledTimes(1);
});

test('a way that is closed is said in a sentence, and open again', async () => {
  session.signIn.mockRejectedValue(new TandemError('offline'));
  const { user } = await renderInRoom(<SignInPage />);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByTestId('sign-in-problem')).textContent).toContain('The server cannot be reached. Check the connection and try again.');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(session.signIn).toHaveBeenCalledTimes(2);
});

test.each(['sign-in-denied', 'sign-in-expired', 'sign-in-clock', 'sign-in-state', 'sign-in-failed', 'sign-in-unset', 'insecure'])('%s is a sentence in both languages', async (code) => {
  const texts = new Set<string | null>();
  for (const language of ['en', 'th'] as const) {
    const { unmount } = await renderInRoom(<SignInPage problem={code} />, { language });
    const { textContent } = screen.getByTestId('sign-in-problem');
    expect(textContent).not.toContain(`(${code})`);
    texts.add(textContent);
    unmount();
  }
  expect(texts.size).toBe(2);
});

test('the answer is taken once, also where the page begins to be drawn twice', async () => {
  // As in session/: the second time there is no answer any more.
  session.finishSignIn.mockReset().mockResolvedValueOnce({ to: '/rooms/trip' }).mockResolvedValue({ to: '/' });
  await renderInRoom(
    <StrictMode>
      <SignInReturn />
    </StrictMode>,
  );
  await vi.waitFor(() => expect(location.pathname).toBe('/rooms/trip'));
  expect(session.finishSignIn).toHaveBeenCalledTimes(1);
});

test('back from the issuer one goes on where one was', async () => {
  session.finishSignIn.mockResolvedValue({ to: '/rooms/trip?view=bag' });
  await renderInRoom(<SignInReturn />);
  await vi.waitFor(() => expect(location.pathname + location.search).toBe('/rooms/trip?view=bag'));
});

test('a sign-in that did not work says why and goes on to the same place; who has work here may go back to it', async () => {
  session.finishSignIn.mockResolvedValue({ to: '/rooms/trip', problem: 'sign-in-denied' });
  session.session.get = () => ann;
  const { user } = await renderInRoom(<SignInReturn />);
  expect((await screen.findByTestId('sign-in-problem')).textContent).toContain('You were not signed in');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(session.signIn).toHaveBeenCalledWith('/rooms/trip');
  await user.click(screen.getByRole('button', { name: 'Go back without signing in' }));
  expect(location.pathname).toBe('/rooms/trip');
});
