import { describe, expect, it, vi } from 'vitest';
import { Late, late, lateReadable, LateSocket } from './late';
import type { Socket } from './platform';
import { Cell } from './readable';

describe('late code', () => {
  it('is loaded with the first call, and once', async () => {
    let loads = 0;
    const api = late(async () => {
      loads++;
      return { twice: async (n: number) => 2 * n };
    });
    expect(loads).toBe(0);
    expect(await Promise.all([api.twice(2), api.twice(3)])).toEqual([4, 6]);
    expect(loads).toBe(1);
  });

  it('that does not come is offline, and is loaded with the next call', async () => {
    let fails = true;
    const api = late(async () => {
      if (fails) throw new Error('no such chunk');
      return { ask: async () => 'answer' };
    });
    await expect(api.ask()).rejects.toMatchObject({ code: 'offline' });
    fails = false;
    expect(await api.ask()).toBe('answer');
  });

  it('is no promise itself', async () => {
    const api = late(async () => ({ ask: async () => 'answer' }));
    expect(await Promise.resolve(api)).toBe(api);
  });
});

describe('a late socket', () => {
  const fake = () => {
    const said: string[] = [];
    const socket: Socket = { onopen: null, onmessage: null, onclose: null, send: (text) => void said.push(text), close: () => void said.push('closed') };
    return { socket, said };
  };

  it('says what was said before it was there, and passes on what it hears', async () => {
    const { socket, said } = fake();
    const heard: unknown[] = [];
    const lateOne = new LateSocket(async () => socket);
    lateOne.onmessage = (text) => heard.push(text);
    lateOne.onclose = (code) => heard.push(code);
    lateOne.send('a');
    expect(said).toEqual([]);
    await Promise.resolve();
    lateOne.send('b');
    socket.onmessage?.('c');
    socket.onclose?.(1001, '');
    expect([said, heard]).toEqual([['a', 'b'], ['c', 1001]]);
  });

  it('that was closed before it was there closes what comes', async () => {
    const { socket, said } = fake();
    const lateOne = new LateSocket(async () => socket);
    lateOne.send('a');
    lateOne.close();
    await Promise.resolve();
    expect(said).toEqual(['closed']);
  });

  it('that cannot be loaded closes', async () => {
    const closed = await new Promise((resolve) => {
      const lateOne = new LateSocket(() => Promise.reject(new Error('no such chunk')));
      lateOne.onclose = (code) => resolve(code);
    });
    expect(closed).toBe(1006);
  });
});

describe('a late readable', () => {
  it('says what there is before, follows what came while somebody listens, and lets go of it', async () => {
    const source = new Cell(1);
    let loads = 0;
    const readable = lateReadable(async () => (loads++, source), 0);
    expect([readable.get(), loads]).toEqual([0, 0]);
    const stop = readable.subscribe(() => {});
    await vi.waitFor(() => expect(readable.get()).toBe(1));
    source.set(2);
    await vi.waitFor(() => expect(readable.get()).toBe(2));
    stop();
    source.set(3);
    await Promise.resolve();
    expect([readable.get(), loads]).toEqual([2, 1]);
  });

  it('that does not come says why, and is asked for again by the next listener', async () => {
    let fails = true;
    const code = new Late(async () => {
      if (fails) throw new Error('no such chunk');
      return new Cell('there');
    });
    const readable = lateReadable(() => code.want(), 'before', (problem) => problem);
    const stop = readable.subscribe(() => {});
    await vi.waitFor(() => expect(readable.get()).toBe('offline'));
    expect(code.now).toBeNull();
    stop();
    fails = false;
    readable.subscribe(() => {});
    await vi.waitFor(() => expect(readable.get()).toBe('there'));
  });
});
