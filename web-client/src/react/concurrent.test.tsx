// @vitest-environment happy-dom
import { startTransition, useDeferredValue, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Cell, type Readable } from '../core';
import { useReadable, useSelected } from './readable';

// React itself decides when it yields here: not everything is done in one go, as `act` would.
beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false));
afterEach(() => vi.unstubAllGlobals());

const PARTS = 40;
type Use = (counter: Readable<{ n: number }>) => number;

/** Shows the counter in many slow places within a transition, changes it while React is in the midst of that, and answers what was on the screen with each commit. */
async function shownWhile(use: Use): Promise<{ readonly commits: readonly ReadonlySet<string>[]; readonly yielded: boolean }> {
  const counter = new Cell({ n: 1 });
  const commits: Set<string>[] = [];
  let [rendering, yielded] = [false, false];
  const container = document.body.appendChild(document.createElement('div'));
  function Part({ no }: { no: number }) {
    const n = use(counter);
    rendering = no < PARTS - 1;
    // Longer than one slice of the scheduler, so that it yields between two parts.
    for (const end = performance.now() + 6; performance.now() < end; );
    if (no === 3) {
      setTimeout(() => {
        yielded ||= rendering;
        counter.set({ n: 2 });
      });
    }
    return <i>{n}</i>;
  }
  let show = () => {};
  function Page() {
    const [shown, setShown] = useState(false);
    show = () => startTransition(() => setShown(true));
    useLayoutEffect(() => void commits.push(new Set([...container.querySelectorAll('i')].map(({ textContent }) => textContent ?? ''))));
    return <b>{shown && Array.from({ length: PARTS }, (_, no) => <Part key={no} no={no} />)}</b>;
  }
  const root = createRoot(container);
  root.render(<Page />);
  await vi.waitFor(() => expect(container.querySelector('b')).not.toBeNull());
  show();
  const last = () => [...container.querySelectorAll('i')].at(PARTS - 1)?.textContent;
  await vi.waitFor(() => expect(last()).toBe('2'), { timeout: 15_000 });
  root.unmount();
  return { commits, yielded };
}

test('a change in the midst of a transition never shows two states at once', async () => {
  const { commits, yielded } = await shownWhile((counter) => useReadable(counter).n);
  expect(yielded).toBe(true);
  expect(commits.filter((shown) => shown.size > 1)).toEqual([]);
});

test('nor does what is selected of a readable', async () => {
  const { commits, yielded } = await shownWhile((counter) => useSelected(counter, ({ n }) => n, Object.is));
  expect(yielded).toBe(true);
  expect(commits.filter((shown) => shown.size > 1)).toEqual([]);
});

test('which a hook that only reads would', async () => {
  const torn = shownWhile((counter) => {
    const [, again] = useState(0);
    useLayoutEffect(() => counter.subscribe(() => again((n) => n + 1)), [counter]);
    return counter.get().n;
  });
  expect((await torn).commits.some((shown) => shown.size > 1)).toBe(true);
});

test('a deferred value follows, and what is urgent is there first', async () => {
  const counter = new Cell({ n: 1 });
  const seen: string[] = [];
  function Page() {
    const { n } = useReadable(counter);
    const late = useDeferredValue(n);
    useLayoutEffect(() => void seen.push(`${n} ${late}`));
    return null;
  }
  const root = createRoot(document.createElement('div'));
  root.render(<Page />);
  await vi.waitFor(() => expect(seen).toEqual(['1 1']));
  counter.set({ n: 2 });
  await vi.waitFor(() => expect(seen).toEqual(['1 1', '2 1', '2 2']));
  root.unmount();
});
