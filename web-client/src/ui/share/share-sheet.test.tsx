// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { renderInRoom } from '../../react/testing/render';
import ShareSheet from './share-sheet';

const none = () => undefined;

async function shared(client = new FakeClient()) {
  const scene = await renderInRoom(<ShareSheet onClose={none} />, { client });
  await screen.findByTestId('share-link');
  return scene;
}

test('the link is changed at the server, and shown as the server answers', async () => {
  const { user, client } = await shared();
  await user.click(await screen.findByLabelText(/Anyone with the link can view/));
  expect(client.asked).toContain('link viewer');
  expect(screen.getByLabelText<HTMLInputElement>(/Anyone with the link can view/).checked).toBe(true);
});

test('a member is added by user id, with a role', async () => {
  const { user, client } = await shared();
  await user.type(screen.getByLabelText('User id'), ' mali ');
  await user.selectOptions(screen.getByLabelText('Role'), 'viewer');
  await user.click(screen.getByRole('button', { name: 'Add member' }));
  expect(client.asked).toContain('member mali viewer');
});

test('what cannot be a user id is not sent', async () => {
  const { user, client } = await shared();
  await user.type(screen.getByLabelText('User id'), 'ma li!');
  await user.click(screen.getByRole('button', { name: 'Add member' }));
  expect(screen.getByRole('dialog').textContent).toContain('A user id has only the letters');
  expect(client.asked.filter((asked) => asked.startsWith('member'))).toEqual([]);
});

test('removing somebody asks once more', async () => {
  const { user, client } = await shared();
  const ben = screen.getAllByTestId('member').find(({ dataset }) => dataset.user === 'ben') as HTMLElement;
  await user.click(within(ben).getByRole('button', { name: 'Remove Ben' }));
  expect(client.asked).not.toContain('remove ben');
  await user.click(within(ben).getByRole('button', { name: 'Remove' }));
  expect(client.asked).toContain('remove ben');
});

test('a refusal is told in words', async () => {
  const { user, client } = await shared();
  client.refuses = 'last-owner';
  await user.selectOptions(screen.getByLabelText('Role of Ann'), 'viewer');
  expect((await screen.findByTestId('toast')).textContent).toContain('A list always has at least one owner.');
});

test('offline nothing can be shared, and it says why; the link can still be copied', async () => {
  const { client } = await shared();
  await act(async () => client.goes('offline'));
  expect(screen.getByTestId('share-offline').textContent).toContain('Sharing needs a connection');
  expect(screen.getByLabelText<HTMLSelectElement>('Role of Ben').disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('User id').disabled).toBe(true);
  expect(screen.getByRole<HTMLFieldSetElement>('group', { name: 'Who has the link' }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Copy link' }).disabled).toBe(false);
});
