// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { decline, mayOffer, watchInstall } from './install';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test('O2 to be installed is offered from the second visit on', () => {
  watchInstall();
  watchInstall(); // the same visit, loaded again
  expect(mayOffer()).toBe(false);
  sessionStorage.clear();
  watchInstall();
  expect(mayOffer()).toBe(true);
});

test('O2 or from the first use without a network on, and never again where it was declined', () => {
  watchInstall();
  expect(mayOffer()).toBe(false);
  dispatchEvent(new Event('offline'));
  expect(mayOffer()).toBe(true);
  decline();
  expect(mayOffer()).toBe(false);
});
