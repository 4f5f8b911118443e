// @vitest-environment happy-dom
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { begunText, watchForms } from './begun';

beforeAll(watchForms);

function page() {
  document.body.innerHTML = '<form><input id="quick"><input id="tick" type="checkbox"></form><input id="own">';
  const field = (id: string) => document.getElementById(id) as HTMLInputElement;
  document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  return { user: userEvent.setup(), field };
}

test('what was written into a form is begun until it is sent or taken out again', async () => {
  const { user, field } = page();
  await user.type(field('quick'), 'tent');
  expect(begunText()).toBe('tent');
  await user.clear(field('quick'));
  expect(begunText()).toBe('');
  await user.type(field('quick'), 'lamp{Enter}');
  expect(begunText()).toBe('');
});

test('what saves itself, and what the app wrote, is not', async () => {
  const { user, field } = page();
  await user.type(field('own'), 'name');
  await user.click(field('tick'));
  field('quick').value = 'set by the app';
  expect(begunText()).toBe('');
});
