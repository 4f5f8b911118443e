// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FakeClient } from '../../react/testing/fake-client';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { dayAfter, secondsUntilEndOf } from './days';
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
  expect(client.asked).toContain('link viewer for 8 days');
  expect(screen.getByLabelText<HTMLInputElement>(/Anyone with the link can view/).checked).toBe(true);
});

test('S2 a link ends a week after it was made, on another day, or when somebody ends it', async () => {
  const { user, client } = await shared();
  await user.click(await screen.findByLabelText(/Anyone with the link can comment/));
  expect(screen.queryByText(/has stopped working/)).toBeNull();
  const day = await screen.findByLabelText<HTMLInputElement>('The link works until');
  expect(day.value).toBe(dayAfter(7));
  fireEvent.change(day, { target: { value: dayAfter(2) } });
  await waitFor(() => expect(client.asked).toContain('link commenter for 3 days'));
  fireEvent.change(day, { target: { value: '0002-01-01' } });
  fireEvent.change(day, { target: { value: '' } });
  await waitFor(() => expect(day.value).toBe(''));
  fireEvent.blur(day);
  await waitFor(() => expect(client.asked.filter((asked) => asked.startsWith('link '))).toEqual(['link commenter for 8 days', 'link commenter for 3 days', 'link commenter']));
  await user.click(screen.getByLabelText(/Restricted/));
  expect(client.asked.at(-2)).toBe('link restricted');
  expect(screen.queryByLabelText('The link works until')).toBeNull();
});

test('S2 a link that has ended says so, and is made anew for a week', async () => {
  const client = new FakeClient();
  client.link = 'viewer';
  client.linkUntil = Date.now() - 86_400_000;
  const { user } = await shared(client);
  expect(await screen.findByText(/has stopped working/)).toBeTruthy();
  await user.click(screen.getByLabelText(/Anyone with the link can edit/));
  expect(client.asked).toContain('link editor for 8 days');
});

test('a member is added by user id, with a role', async () => {
  const { user, client } = await shared();
  await user.type(screen.getByLabelText('User id'), ' mali ');
  await user.selectOptions(within(screen.getByRole('form', { name: 'Add a member' })).getByLabelText('Role'), 'viewer');
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

test('while a change is on its way the control keeps the focus and shows what was chosen; the next change waits for it', async () => {
  const client = new FakeClient();
  const { setMember } = client.rooms;
  let answer = () => {};
  client.rooms.setMember = (...given) => new Promise<void>((resolve) => (answer = resolve)).then(() => setMember(...given));
  const { user } = await shared(client);
  const role = screen.getByLabelText<HTMLSelectElement>('Role of Ben');
  role.focus();
  await user.selectOptions(role, 'viewer');
  expect(role.value).toBe('viewer');
  expect(document.activeElement).toBe(role);
  await user.click(screen.getByRole('button', { name: 'Remove Ben' }));
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(client.asked.filter((asked) => asked.includes('ben'))).toEqual([]);
  await act(async () => answer());
  expect(client.asked.filter((asked) => asked.includes('ben'))).toEqual(['member ben viewer', 'remove ben']);
});

test('a refusal is told in words', async () => {
  const { user, client } = await shared();
  client.refuses = 'last-owner';
  await user.selectOptions(screen.getByLabelText('Role of Ann'), 'viewer');
  expect((await screen.findByTestId('toast')).textContent).toContain('A room always has at least one owner.');
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

test('I1 an invitation by e-mail goes to that address, with role, message and language', async () => {
  const { user, client } = await shared();
  await user.type(screen.getByLabelText('E-mail address'), ' mali@example.com ');
  await user.selectOptions(screen.getByLabelText('What they may do'), 'viewer');
  await user.click(screen.getByText('Message, end date and language'));
  await user.type(screen.getByLabelText('Message (optional)'), 'Come along');
  await user.selectOptions(screen.getByLabelText('Language'), 'th');
  await user.click(screen.getByRole('button', { name: 'Send invitation' }));
  expect(client.asked).toContain('invite mali@example.com viewer 1 th Come along');
  expect((await screen.findByTestId('toast')).textContent).toContain('Invitation sent to mali@example.com.');
  expect((await screen.findByTestId('pending')).textContent).toContain('mali@example.comCan view · until');
  expect(screen.queryByTestId('invitation-link')).toBeNull();
});

test('what cannot be an address is not sent', async () => {
  const { user, client } = await shared();
  await user.type(screen.getByLabelText('E-mail address'), 'mali');
  await user.click(screen.getByRole('button', { name: 'Send invitation' }));
  expect(screen.getByRole('dialog').textContent).toContain('This is not an e-mail address.');
  expect(client.asked.filter((asked) => asked.startsWith('invite '))).toEqual([]);
});

test('I1 the link of an invitation is shown once, until it is put away', async () => {
  const { user, client } = await shared();
  await user.click(screen.getByRole('tab', { name: 'By link' }));
  await user.click(screen.getByText('Message, end date and language'));
  const uses = screen.getByLabelText('For how many people');
  await user.clear(uses);
  await user.type(uses, '12');
  await user.click(screen.getByRole('button', { name: 'Create link' }));
  expect(client.asked).toContain('invite link editor 12 en -');
  expect((await screen.findByTestId('invitation-link')).textContent).toBe('http://localhost/invite#inv_i1');
  expect(screen.getByTestId('pending').textContent).toContain('0 of 12 used');
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByTestId('invitation-link')).toBeNull();
});

test('I2 an older list that comes late does not take the place of a newer one', async () => {
  const client = new FakeClient();
  const { list } = client.invitations;
  let answerFirst: (() => void) | undefined;
  client.invitations.list = () => {
    client.invitations.list = list;
    return new Promise((resolve) => (answerFirst = () => resolve([])));
  };
  const { user } = await shared(client);
  await user.type(screen.getByLabelText('E-mail address'), 'mali@example.com');
  await user.click(screen.getByRole('button', { name: 'Send invitation' }));
  await screen.findByTestId('pending');
  await act(async () => answerFirst?.());
  expect(screen.getByTestId('pending')).toBeTruthy();
});

test('I2 an open invitation is sent again or withdrawn', async () => {
  const client = new FakeClient();
  await client.invitations.create('trip', { role: 'editor', email: 'mali@example.com' });
  const { user } = await shared(client);
  await user.click(await screen.findByRole('button', { name: 'Send again to mali@example.com' }));
  expect(client.asked).toContain('resend i1');
  await user.click(screen.getByRole('button', { name: 'Withdraw the invitation: mali@example.com' }));
  expect(client.asked).toContain('revoke i1');
  expect(screen.queryByTestId('pending')).toBeNull();
});

test('I1 an editor invites, though not as an owner, and decides nothing else', async () => {
  const room = new FakeRoom({ role: 'editor' });
  await renderInRoom(<ShareSheet onClose={none} />, { room, client: new FakeClient(room) });
  const choices = [...screen.getByLabelText<HTMLSelectElement>('What they may do').options].map(({ value }) => value);
  expect(choices).toEqual(['editor', 'commenter', 'viewer']);
  expect(screen.queryByLabelText('User id')).toBeNull();
  expect(screen.queryByRole('group', { name: 'Who has the link' })).toBeNull();
  expect(screen.getByLabelText<HTMLSelectElement>('Role of Ben').disabled).toBe(true);
});

test('an invitation ends with the day that was chosen, within what the server takes', () => {
  const noon = new Date(2026, 10, 21, 12).getTime();
  expect(dayAfter(7, noon)).toBe('2026-11-28');
  expect(dayAfter(40, noon)).toBe('2026-12-31');
  expect(secondsUntilEndOf('2026-11-21', noon)).toBe(12 * 3600);
  expect(secondsUntilEndOf('2026-11-01', noon)).toBe(60);
  expect(secondsUntilEndOf('2036-11-01', noon)).toBe(90 * 86_400);
});

test('what work somebody does is chosen where the kind of room knows such roles', async () => {
  const members = [{ user: 'ann', name: 'Ann', role: 'owner' as const }, { user: 'ben', name: 'Ben', role: 'editor' as const, crew: ['logistics'] }];
  const { user, client } = await shared(new FakeClient(new FakeRoom({ kind: 'party-budget', members })));
  const work = screen.getByRole('group', { name: 'Work of Ben' });
  expect(within(work).getByRole('button', { name: 'Logistics' }).getAttribute('aria-pressed')).toBe('true');
  await user.click(within(work).getByRole('button', { name: 'Cook' }));
  expect(client.asked).toContain('member ben editor [logistics,cook]');
});

test('I1 where the kind of room knows crew roles an invitation brings them', async () => {
  const { user, client } = await shared(new FakeClient(new FakeRoom({ kind: 'party-budget' })));
  const form = within(screen.getByRole('form', { name: 'Invite people' }));
  await user.type(form.getByLabelText('E-mail address'), 'mali@example.com');
  await user.click(form.getByRole('button', { name: 'Cook' }));
  await user.click(form.getByRole('button', { name: 'Logistics' }));
  await user.click(form.getByRole('button', { name: 'Logistics' }));
  await user.click(form.getByRole('button', { name: 'Send invitation' }));
  expect(client.asked).toContain('invite mali@example.com editor 1 en - [cook]');
  expect(screen.getByTestId('pending').textContent).toContain('Can edit · Cook · ');
  expect(form.getByRole('button', { name: 'Cook' }).getAttribute('aria-pressed')).toBe('false');
});

test('a packing list asks for no work', async () => {
  await shared();
  expect(screen.queryByRole('group', { name: 'What their work is here' })).toBeNull();
});

test('a link is also there as a code for a camera', async () => {
  const { user } = await shared();
  await user.click(screen.getByRole('button', { name: 'QR code' }));
  expect((await screen.findByRole('img', { name: 'QR code of the link' })).querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1000);
});
