// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { FocusKeeper } from './focus-keeper';

afterEach(cleanup);

function Lists({ lists, onLost }: { lists: readonly (readonly string[])[]; onLost?: () => void }) {
  return (
    <FocusKeeper {...(onLost && { onLost })}>
      {lists.map((list, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <ul key={index}>
          {list.map((name) => (
            <li key={name} data-row={name}>
              <button type="button" data-part="tick">{`tick ${name}`}</button>
              <button type="button" data-part="open">{`open ${name}`}</button>
            </li>
          ))}
        </ul>
      ))}
    </FocusKeeper>
  );
}

const focused = () => document.activeElement?.textContent;

test('a row that somebody moves to another group keeps the focus', () => {
  const { rerender } = render(<Lists lists={[['tent', 'lamp'], []]} />);
  screen.getByText('open tent').focus();
  rerender(<Lists lists={[['lamp'], ['tent']]} />);
  expect(focused()).toBe('open tent');
});

test('when the focused row is deleted the next one gets the focus, and that is told', () => {
  const onLost = vi.fn<() => void>();
  const { rerender } = render(<Lists lists={[['tent', 'lamp', 'rope']]} onLost={onLost} />);
  screen.getByText('tick lamp').focus();
  rerender(<Lists lists={[['tent', 'rope']]} onLost={onLost} />);
  expect(focused()).toBe('tick rope');
  expect(onLost).toHaveBeenCalledTimes(1);
});

test('when the last row is deleted the one before it gets the focus', () => {
  const { rerender } = render(<Lists lists={[['tent', 'lamp']]} />);
  screen.getByText('tick lamp').focus();
  rerender(<Lists lists={[['tent']]} />);
  expect(focused()).toBe('tick tent');
});

test('a focus that is elsewhere stays there', () => {
  const { rerender } = render(<Lists lists={[['tent', 'lamp']]} />);
  screen.getByText('tick lamp').focus();
  screen.getByText('tick tent').focus();
  rerender(<Lists lists={[['tent']]} />);
  expect(focused()).toBe('tick tent');
});
