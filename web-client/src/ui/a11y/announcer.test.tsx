// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useAnnounce } from '../../react';
import { renderInRoom } from '../../react/testing/render';
import { Sheet } from '../kit/sheet';

function Scene() {
  const announce = useAnnounce();
  const [sheets, setSheets] = useState(0);
  const say = (text: string) => <button type="button" onClick={() => announce(text, text === 'Refused' ? 'alert' : 'status')}>{text}</button>;
  return (
    <>
      {say('Saved')}
      <button type="button" onClick={() => setSheets(1)}>Open</button>
      {sheets > 0 && (
        <Sheet title="First" testId="first" onClose={() => setSheets(0)}>
          {say('Added')}
          <button type="button" onClick={() => setSheets(2)}>More</button>
          <button
            type="button"
            onClick={() => {
              announce('Done');
              setSheets(0);
            }}
          >
            Leave
          </button>
        </Sheet>
      )}
      {sheets > 1 && <Sheet title="Second" testId="second" onClose={() => setSheets(1)}>{say('Refused')}</Sheet>}
    </>
  );
}

test('what is said while a modal dialog is open is said in it: all outside of it is inert', async () => {
  const { user } = await renderInRoom(<Scene />);
  const said = (id: string) => screen.queryByTestId(id)?.textContent;
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'Added' }));
  expect([said('live-status'), said('live-status-top'), screen.getByTestId('live-status-top').closest('dialog')]).toEqual(['', 'Added', screen.getByTestId('first')]);

  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Refused' }));
  expect([said('live-alert'), said('live-alert-top'), screen.getByTestId('live-alert-top').closest('dialog')]).toEqual(['', 'Refused', screen.getByTestId('second')]);

  for (const id of ['second', 'first']) await user.click(within(screen.getByTestId(id)).getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Saved' }));
  expect([said('live-status'), screen.queryByTestId('live-status-top')]).toEqual(['Saved', null]);
});

test('what a dialog says as it closes is said on the page', async () => {
  const { user } = await renderInRoom(<Scene />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  expect([screen.getByTestId('live-status').textContent, screen.queryByTestId('first')]).toEqual(['Done', null]);
});
