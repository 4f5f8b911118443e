import { describe, expect, it } from 'vitest';
import { combine } from './combine';
import { Cell, Lazy, same, sameList, select } from './readable';
import { settled } from './testing/fake-clock';

function told(subscribe: (fn: () => void) => () => void) {
  let times = 0;
  const stop = subscribe(() => times++);
  return { get times() { return times; }, stop };
}

describe('a readable', () => {
  it('tells at most once for each microtask, and only news', async () => {
    const cell = new Cell(1);
    const listener = told(cell.subscribe);
    for (const value of [2, 3, 4]) cell.set(value);
    expect(listener.times).toBe(0);
    await settled();
    expect(listener.times).toBe(1);
    cell.set(5);
    cell.set(4);
    await settled();
    expect(listener.times).toBe(1);
    listener.stop();
    cell.set(6);
    await settled();
    expect(listener.times).toBe(1);
  });

  it('gives the new value at once', () => {
    const cell = new Cell(1);
    cell.set(2);
    expect(cell.get()).toBe(2);
  });

  it('keeps a selected value while it is equal, and does not tell', async () => {
    const cell = new Cell({ a: 1, b: 1 });
    const selected = select(cell, ({ a }) => ({ a }), same);
    const listener = told(selected.subscribe);
    const before = selected.get();
    cell.set({ a: 1, b: 2 });
    await settled();
    expect(selected.get()).toBe(before);
    expect(listener.times).toBe(0);
    cell.set({ a: 2, b: 2 });
    await settled();
    expect(selected.get()).toEqual({ a: 2 });
    expect(listener.times).toBe(1);
  });

  it('combines two', async () => {
    const [a, b] = [new Cell(1), new Cell(2)];
    const sum = combine(a, b, (x, y) => ({ sum: x + y }));
    expect(sum.get()).toBe(sum.get());
    b.set(5);
    expect(sum.get()).toEqual({ sum: 6 });
  });

  it('works a lazy value out once, and again only after a change', async () => {
    let worked = 0;
    let source = 1;
    const lazy = new Lazy(() => ({ value: source, worked: void worked++ }), same);
    const listener = told(lazy.subscribe);
    const before = lazy.get();
    expect(lazy.get()).toBe(before);
    lazy.changed();
    await settled();
    expect([lazy.get() === before, listener.times, worked]).toEqual([true, 0, 2]);
    source = 2;
    lazy.changed();
    await settled();
    expect([lazy.get().value, listener.times]).toEqual([2, 1]);
  });

  it('tells a first listener of a change that a second one saw when it came', async () => {
    let source = 1;
    const lazy = new Lazy(() => source);
    const first = told(lazy.subscribe);
    source = 2;
    lazy.changed();
    told(lazy.subscribe);
    await settled();
    expect(first.times).toBe(1);
  });

  it('compares one level deep', () => {
    expect(same({ a: 1 }, { a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(same({ a: undefined }, { b: undefined })).toBe(false);
    expect(same(null, null)).toBe(true);
    expect(same(null, {})).toBe(false);
    expect(sameList([{ a: 1 }], [{ a: 1 }])).toBe(true);
    expect(sameList([{ a: 1 }], [{ a: 2 }])).toBe(false);
    expect(sameList([{}], [])).toBe(false);
  });
});
