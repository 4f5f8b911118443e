import { describe, expect, it } from 'vitest';
import { FakeBrowser } from '../testing/fake-browser';
import { add, added, applied, rejected, ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

describe('updating', () => {
  it('stores a mutation before it is sent', async () => {
    const script = await ScriptedRoom.joined();
    script.tab.vault.slowMs = 50;
    script.room.mutate('add', [add('a')]);
    await script.settle();
    expect(script.all('update')).toHaveLength(0);
    script.tab.vault.failure = new Error('full');
    await script.pass(500);
    expect(script.all('update')).toHaveLength(0);
  });

  it('U1 has one update in flight, then sends what came meanwhile', async () => {
    const script = await ScriptedRoom.joined();
    for (const id of ['a', 'b', 'c']) {
      script.room.mutate('add', [add(id)]);
      await script.settle();
    }
    expect(script.all('update')).toHaveLength(1);
    expect(script.room.sync.get()).toMatchObject({ name: 'syncing', waiting: 3, inFlight: 1 });
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('a')], { client: script.last('update').client, n: [1, 1] })));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('U1 sends 25 at most', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => {
      for (let i = 0; i < 60; i++) script.room.mutate('add', [add(`i${i}`)]);
    });
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('U4 tells the reason of a rejected mutation and shows the state without it', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('rename', [{ op: 'update', type: 'list', id: 'list', set: { title: 'Mine' } }]);
    expect(script.room.meta.get()?.title).toBe('Mine');
    await script.settle();
    await script.hear(script.ack([rejected(1, 'forbidden')]));
    expect(await handle.server).toEqual({ status: 'rejected', code: 'forbidden' });
    expect(script.room.meta.get()?.title).toBe('List');
    expect(script.room.sync.get()).toMatchObject({ name: 'attention', rejected: 1, waiting: 0 });
  });

  it('keeps a rejected mutation over a reload until it is dismissed', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    script.room.mutate('rename', [add('a')]);
    await script.settle();
    await script.hear(script.ack([rejected(1, 'forbidden')]));
    const again = new ScriptedRoom(browser);
    await again.load();
    const [entry] = again.room.rejected.get();
    expect(entry).toMatchObject({ label: 'rename', code: 'forbidden' });
    await again.room.dismiss(entry?.id ?? '');
    expect(again.room.rejected.get()).toEqual([]);
    expect(again.room.sync.get().name).toBe('saved');
  });

  it('queues a rejected mutation again when asked to', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.ack([rejected(1, 'busy')]));
    const handle = await script.room.retry(script.room.rejected.get()[0]?.id ?? '');
    await script.settle();
    expect(script.last('update').mutations).toMatchObject([{ n: 2, ops: [add('a')] }]);
    expect(handle.status.get()).toBe('sent');
    await expect(script.room.retry('unknown')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('discards only what was never sent', async () => {
    const script = await ScriptedRoom.joined();
    const sent = script.room.mutate('add', [add('a')]);
    await script.settle();
    const waiting = script.room.mutate('add', [add('b')]);
    await script.settle();
    expect(await script.room.discard(sent.id)).toBe(false);
    expect(await script.room.discard(waiting.id)).toBe(true);
    expect(script.items).toEqual(['a']);
    expect(await waiting.server).toEqual({ status: 'rejected', code: 'discarded' });
  });

  it('does not bring back a decided mutation that a read of the queue, begun before, still finds', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    script.tab.vault.slowMs = 40;
    script.tab.hear('tandem:ann', { room: ROOM, word: 'queue' });
    const { client } = script.last('update');
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('a')], { client, n: [1, 1] })));
    const shown: number[] = [];
    script.room.outbox.subscribe(() => shown.push(script.room.outbox.get().length));
    await script.pass(1_000);
    expect(await handle.server).toMatchObject({ status: 'applied' });
    expect(shown.filter((n) => n > 0)).toEqual([]);
    expect(script.all('update')).toHaveLength(1);
  });

  it('U5 sends the rest again when fewer were decided', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => {
      for (const id of ['a', 'b', 'c']) script.room.mutate('add', [add(id)]);
    });
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('a')], { client: script.last('update').client, n: [1, 1] })));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2, 3]);
  });

  it('U6 what is only known to be settled is let go, and is applied unless the log says otherwise', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.ack([{ n: 1, outcome: 'settled' }]));
    expect(await handle.server).toEqual({ status: 'applied' });
    expect(script.room.sync.get().waiting).toBe(0);
  });

  it('U6 what is only known to be settled waits for the log where the log is behind, and learns of its rejection there', async () => {
    const script = await ScriptedRoom.joined();
    const handle = script.room.mutate('add', [add('a')]);
    await script.settle();
    const { client } = script.last('update');
    await script.hear({ type: 'pong', at: 0, room: ROOM, head: 2 }, script.ack([{ n: 1, outcome: 'settled' }]));
    expect(handle.status.get()).toBe('sent');
    expect(script.all('update')).toHaveLength(1);
    await script.hear(script.changes(script.commit(2, [], { client, n: [1, 1], rejected: [{ n: 1, status: 'rejected', code: 'deleted' }] })));
    expect(await handle.server).toMatchObject({ status: 'rejected', code: 'deleted' });
  });

  it('U6 a number that nobody has makes a new client instead of an endless gap', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const old = script.last('update').client;
    await script.hear(script.error('gap', 'retry', script.last('update').id, { detail: { expected: 0 } }));
    expect(script.last('join').client).not.toBe(old);
    expect(script.room.rejected.get()).toMatchObject([{ code: 'needs-review' }]);
  });

  it('U8 an answer that does not come gives the link up, and the same is sent again with the same numbers', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const first = script.last('update').mutations;
    await script.pass(15_000);
    expect(script.resets).toEqual(['no-answer']);
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.joined({ receipt: { last: 1 } }));
    expect(script.all('update')).toHaveLength(2);
    expect(script.last('update').mutations).toEqual(first);
  });

  it('E2 waits when the server is busy, and sends the same again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    const first = script.last('update').mutations;
    await script.hear(script.error('busy', 'retry', script.last('update').id, { retryAfter: 3_000 }));
    await script.pass(2_900);
    expect(script.all('update')).toHaveLength(1);
    await script.pass(10_000);
    expect(script.all('update')).toHaveLength(2);
    expect(script.last('update').mutations).toEqual(first);
  });

  it('E3 an error of the gateway that names nothing is tried again', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    script.room.engine.error({ type: 'error', code: 'internal', then: 'retry' });
    await script.pass(10_000);
    expect(script.all('update')).toHaveLength(2);
  });

  it('E2 finds the one mutation that makes a frame unacceptable, and sends the others under a new client', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => {
      for (const id of ['good', 'bad', 'later']) script.room.mutate(id, [add(id)]);
    });
    const old = script.last('update').client;
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([1]);
    await script.hear(script.ack([applied(1, 2)], script.commit(2, [added('good')], { client: old, n: [1, 1] })));
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.last('update').mutations.map(({ n }) => n)).toEqual([2]);
    await script.hear(script.error('bad-message', 'give-up', script.last('update').id));
    expect(script.room.rejected.get()).toMatchObject([{ label: 'bad', code: 'bad-message' }]);
    await script.hear(script.joined({ head: 2 }));
    expect(script.last('update')).toMatchObject({ client: script.last('join').client, mutations: [{ n: 1, ops: [add('later')] }] });
    expect(script.last('join').client).not.toBe(old);
  });

  it('E2 asks for a sign-in, and stops where this version is too old', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.error('signed-out', 'sign-in', script.last('update').id));
    script.room.engine.down();
    script.room.engine.up();
    await script.hear(script.error('upgrade-required', 'upgrade', script.last('join').id));
    expect(script.refusals).toEqual(['needs-auth: signed-out', 'closed: upgrade-required']);
    expect(script.items).toEqual(['a']);
  });

  it('sets aside a mutation at which the server breaks every time, keeps it for the person, and the rest goes on', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => {
      for (const id of ['a', 'bad', 'b']) script.room.mutate('add', [add(id)]);
    });
    const breaks = () => script.last('update').mutations.some(({ ops: [op] }) => op?.op === 'create' && op.id === 'bad');
    let seq = 1;
    for (let turn = 0; turn < 40 && script.room.outbox.get().length > 0; turn++) {
      if (!script.room.engine.live) await script.hear(script.joined({ head: seq }));
      if (breaks()) await script.hear(script.error('internal', 'retry', script.last('update').id));
      else {
        const { mutations, client } = script.last('update');
        const commit = script.commit(++seq, mutations.map(({ ops: [op] }) => added(op?.op === 'create' ? op.id : '')), { client, n: [mutations[0]?.n ?? 0, mutations.at(-1)?.n ?? 0] });
        await script.hear(script.ack(mutations.map(({ n }) => applied(n, seq)), commit));
      }
      await script.pass(31_000);
    }
    expect(script.room.rejected.get()).toMatchObject([{ label: 'add', code: 'quarantined' }]);
    expect(script.items).toEqual(['a', 'b']);
  });

  it('blames no second mutation while nothing at all gets through', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => {
      for (const id of ['a', 'b', 'c']) script.room.mutate('add', [add(id)]);
    });
    for (let turn = 0; turn < 40; turn++) {
      if (!script.room.engine.live) await script.hear(script.joined({ head: 1 }));
      await script.hear(script.error('internal', 'retry', script.last('update').id));
      await script.pass(31_000);
    }
    expect(script.room.rejected.get()).toHaveLength(1);
    expect(script.room.outbox.get()).toHaveLength(2);
  });

  it('gives out all that the server has not taken, to keep elsewhere', async () => {
    const script = await ScriptedRoom.joined();
    script.room.mutate('add', [add('a')]);
    await script.settle();
    await script.hear(script.ack([rejected(1, 'forbidden')]));
    await script.offlineFor(() => {
      script.room.mutate('add', [add('b', 'Stove')]);
      expect(script.room.exportOutbox()).toMatchObject({
        room: 'trip',
        user: 'ann',
        waiting: [{ label: 'add', ops: [add('b', 'Stove')], sent: false }],
        rejected: [{ label: 'add', ops: [add('a')], code: 'forbidden' }],
      });
    });
  });
});
