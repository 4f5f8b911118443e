// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderInRoom } from '../../react/testing/render';
import { Button } from './button';
import { Sheet } from './sheet';
import { useToast } from './toast';

const undo = vi.fn<() => void>();

function Delete() {
  const toast = useToast();
  return <Button onClick={() => toast({ text: 'Item deleted.', action: { label: 'Undo', run: undo } })}>Delete</Button>;
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const shown = () => screen.queryByTestId('toast') !== null;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  undo.mockClear();
});
afterEach(() => void vi.useRealTimers());

async function deleted() {
  await renderInRoom(<Delete />);
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
}

test('an undo stays for more than ten seconds, then goes', async () => {
  await deleted();
  await pass(10_500);
  expect(shown()).toBe(true);
  await pass(3000);
  expect(shown()).toBe(false);
});

test('F8 moves the focus to the undo, and it does not vanish while focused', async () => {
  await deleted();
  fireEvent.keyDown(window, { key: 'F8' });
  expect(document.activeElement?.textContent).toBe('Undo');
  await pass(60_000);
  expect(shown()).toBe(true);
  fireEvent.click(document.activeElement as Element);
  expect(undo).toHaveBeenCalledTimes(1);
  expect(shown()).toBe(false);
});

test('the message is announced, with the way to its action', async () => {
  await deleted();
  expect(screen.getByTestId('live-status').textContent).toBe('Item deleted. Undo: press F8.');
});

test('over a modal sheet a message is inside of it, where it can be reached, and stays when that is closed', async () => {
  const sheet = (
    <Sheet title="Item" onClose={() => undefined} testId="sheet">
      <Delete />
    </Sheet>
  );
  const { show } = await renderInRoom(sheet);
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(screen.getByTestId('toast').closest('dialog')).toBe(screen.getByTestId('sheet'));
  show(<p>closed</p>);
  expect(screen.getByTestId('toast').closest('dialog')).toBeNull();
});

test('what is told of the others gives way to a sheet that is opened over it', async () => {
  function Tell() {
    const toast = useToast();
    return <button type="button" onClick={() => toast({ text: 'Ben changed 1 thing', topic: 'away', action: { label: 'Show', run: () => undefined } })}>Tell</button>;
  }
  const { show } = await renderInRoom(<Tell />);
  fireEvent.click(screen.getByRole('button', { name: 'Tell' }));
  expect(shown()).toBe(true);
  show(<Sheet title="Item" onClose={() => undefined} testId="sheet">{null}</Sheet>);
  expect(shown()).toBe(false);
});
