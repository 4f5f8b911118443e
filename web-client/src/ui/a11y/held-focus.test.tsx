// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { useHeldFocus } from './held-focus';

function Panel({ open }: { open: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  useHeldFocus(ref);
  return (
    <>
      <button>outside</button>
      <div ref={ref}>
        <button>first</button>
        <ul>{open && <li><button>settled</button></li>}</ul>
      </div>
    </>
  );
}

afterEach(cleanup);

const focus = (screen: ReturnType<typeof render>, name: string) => screen.getByRole('button', { name }).focus();

test('what had the focus in a panel goes away: the focus is at the nearest control of the panel', async () => {
  const screen = render(<Panel open />);
  focus(screen, 'settled');
  await act(async () => screen.rerender(<Panel open={false} />));
  expect(document.activeElement?.textContent).toBe('first');
});

test('who is elsewhere stays there', async () => {
  const screen = render(<Panel open />);
  focus(screen, 'settled');
  focus(screen, 'outside');
  await act(async () => screen.rerender(<Panel open={false} />));
  expect(document.activeElement?.textContent).toBe('outside');
});
