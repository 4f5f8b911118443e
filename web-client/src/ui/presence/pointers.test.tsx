// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Pointing } from '../../core';
import { FakeRoom } from '../../react/testing/fake-room';
import { renderInRoom } from '../../react/testing/render';
import { changeSettings } from '../../settings/settings';
import { Pointers } from './pointers';

/** Media queries of a device, those that match. */
let device: readonly string[] = [];

beforeEach(() => {
  device = ['(pointer: fine)'];
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: device.includes(query), addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
    return this.id === 'main' ? new DOMRect(0, 100, 1000, 2000) : this.hasAttribute('data-row') ? new DOMRect(100, 300, 400, 50) : new DOMRect(0, 0, 1000, 3000);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  changeSettings({ pointers: true });
});

const at = (pointer: Pointing['pointer']): Pointing => ({ client: 'c-ben', user: 'ben', name: 'Ben', pointer });

async function scene() {
  const room = new FakeRoom();
  room.write('ann', { op: 'create', type: 'item', id: 'tent', fields: { name: 'Tent' } });
  room.others.set([{ client: 'c-ben', user: 'ben', name: 'Ben', status: 'online' }]);
  await renderInRoom(
    <div>
      <main id="main">
        <p>Outside</p>
        <div data-row="tent">
          <button type="button">Tent</button>
        </div>
        <dialog open>
          <p>Inside</p>
        </dialog>
      </main>
      <Pointers />
    </div>,
    { room },
  );
  return { room };
}

const point = async (target: Element, clientX: number, clientY: number, pointerType = 'mouse') => {
  fireEvent.pointerMove(target, { clientX, clientY, pointerType });
  await new Promise((done) => requestAnimationFrame(done));
};

test('where the own pointer is, on the row that it is on, else on the view, and nowhere over a dialog', async () => {
  const { room } = await scene();
  await point(screen.getByText('Tent'), 200, 325);
  expect(room.pointed).toEqual({ x: 250, y: 500, type: 'item', id: 'tent' });
  await point(screen.getByText('Outside'), 500, 600);
  expect(room.pointed).toEqual({ x: 500, y: 250 });
  await point(screen.getByText('Inside'), 500, 600);
  expect(room.pointed).toBeNull();
  await point(screen.getByText('Tent'), 200, 325);
  fireEvent.pointerLeave(document.documentElement);
  expect(room.pointed).toBeNull();
});

test('a finger is no pointer', async () => {
  const { room } = await scene();
  await point(screen.getByText('Tent'), 200, 325, 'touch');
  expect(room.pointed).toBeNull();
});

test('the pointer of somebody else stands at the same place of the same row, with the name, for eyes alone', async () => {
  const { room } = await scene();
  expect(room.asked).toContain('show pointers');
  act(() => room.pointers.set([at({ x: 250, y: 500, type: 'item', id: 'tent' })]));
  const pointer = await screen.findByTestId('pointer');
  expect([pointer.textContent, pointer.style.transform, pointer.closest('[aria-hidden=true]') !== null]).toEqual(['Ben', 'translate(200px, 325px)', true]);
  expect([pointer.dataset.place, pointer.hasAttribute('data-left')]).toEqual(['new', false]);
  act(() => room.pointers.set([at({ x: 1000, y: 0 })]));
  await vi.waitFor(() => expect(pointer.style.transform).toBe('translate(1000px, 100px)'));
  expect([pointer.dataset.place, pointer.hasAttribute('data-left')]).toEqual(['moved', true]);
  act(() => room.pointers.set([]));
  await vi.waitFor(() => expect(screen.queryByTestId('pointer')).toBeNull());
});

test('it is not shown where this page does not show that row', async () => {
  const { room } = await scene();
  act(() => room.pointers.set([at({ x: 1, y: 1, type: 'item', id: 'gone' })]));
  expect((await screen.findByTestId('pointer')).dataset.place).toBe('none');
});

test.each([
  ['without a pointer', [], true],
  ['where it was turned off', ['(pointer: fine)'], false],
])('nothing is said or shown %s', async (_, matching, pointers) => {
  device = matching;
  changeSettings({ pointers });
  const { room } = await scene();
  await point(screen.getByText('Tent'), 200, 325);
  act(() => room.pointers.set([at({ x: 1, y: 1 })]));
  expect([room.pointed, room.asked, screen.queryByTestId('pointer')]).toEqual([null, [], null]);
});

test('who wants no motion sees none, and is seen', async () => {
  device = ['(pointer: fine)', '(prefers-reduced-motion: reduce)'];
  const { room } = await scene();
  await point(screen.getByText('Outside'), 500, 600);
  expect([room.pointed, room.asked]).toEqual([{ x: 500, y: 250 }, []]);
});

test('one that does not move any more fades after ten seconds, and is back with its next move', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  try {
    const { room } = await scene();
    act(() => room.pointers.set([at({ x: 1, y: 1 })]));
    const pointer = await screen.findByTestId('pointer');
    expect(pointer.dataset.resting).toBe('false');
    act(() => vi.advanceTimersByTime(10_000));
    expect(pointer.dataset.resting).toBe('true');
    act(() => room.pointers.set([at({ x: 2, y: 1 })]));
    await vi.waitFor(() => expect(pointer.dataset.resting).toBe('false'));
  } finally {
    vi.useRealTimers();
  }
});
