import { describe, expect, it } from 'vitest';
import type { Lock } from '../protocol/messages';
import { ScriptedRoom } from '../testing/scripted';
import { ROOM } from '../testing/world';

const held = (client: string | null, token: number): Lock => ({ type: 'category', id: 'c', holder: client === null ? null : { user: client, name: client, client }, token, until: 30_000 });

async function aHold() {
  const script = await ScriptedRoom.joined();
  const hold = script.room.locks.hold('category', 'c');
  const name = () => hold.state.get().name;
  const answer = (lock: Lock) => script.hear({ type: 'lock', ref: script.last('lock').id, room: ROOM, lock });
  const told = (lock: Lock) => script.hear({ type: 'lock', room: ROOM, lock });
  const mine = () => script.last('lock').client;
  return { script, hold, name, answer, told, mine };
}

describe('L1 a lock that is kept', () => {
  it('is asked for, and renewed before the lease ends', async () => {
    const { script, name, answer, mine } = await aHold();
    expect(name()).toBe('asking');
    await answer(held(mine(), 7));
    expect(name()).toBe('held');
    for (let renewals = 2; renewals < 6; renewals++) {
      await script.pass(10_000);
      expect(script.all('lock')).toHaveLength(renewals);
      expect(script.last('lock')).toMatchObject({ token: 7 });
      await answer({ ...held(mine(), 7), until: 30_000 * renewals });
    }
    expect(name()).toBe('held');
  });

  it('is one however many need it, and given back with the last', async () => {
    const { script, hold, answer, mine } = await aHold();
    const second = script.room.locks.hold('category', 'c');
    expect(second).toBe(hold);
    await answer(held(mine(), 7));
    second.release();
    expect(script.all('unlock')).toHaveLength(0);
    hold.release();
    expect(script.last('unlock')).toMatchObject({ entity: 'c', token: 7 });
    await script.pass(60_000);
    expect(script.all('lock')).toHaveLength(1);
  });

  it('is lost calmly: the state says who has it, and that it is free again', async () => {
    const { script, hold, name, answer, told, mine } = await aHold();
    await answer(held(mine(), 7));
    await told(held('eve', 8));
    expect(hold.state.get()).toMatchObject({ name: 'lost', by: { name: 'eve' } });
    await script.pass(60_000);
    expect(script.all('lock')).toHaveLength(1);
    await told(held(null, 8));
    expect(name()).toBe('free');
    hold.acquire();
    await answer(held(mine(), 9));
    expect(name()).toBe('held');
  });

  it('somebody else has it already: an owner may take over', async () => {
    const { script, hold, name, answer, mine } = await aHold();
    await script.hear(script.error('locked', 'give-up', script.last('lock').id, { detail: { lock: held('eve', 3) } }));
    expect(hold.state.get()).toMatchObject({ name: 'taken', by: { user: 'eve' } });
    hold.acquire({ takeOver: true });
    expect(script.last('lock')).toMatchObject({ takeOver: true });
    await answer(held(mine(), 4));
    expect(name()).toBe('held');
  });

  it('a renewal that is refused says who was faster', async () => {
    const { script, hold, answer, mine } = await aHold();
    await answer(held(mine(), 7));
    await script.pass(10_000);
    await script.hear(script.error('locked', 'give-up', script.last('lock').id, { detail: { lock: held('eve', 8) } }));
    expect(hold.state.get()).toMatchObject({ name: 'lost', by: { user: 'eve' } });
  });

  it('L3 outlives a lost link: it is renewed after the next join, or asked for where the lease ran out', async () => {
    const { script, name, answer, mine } = await aHold();
    await answer(held(mine(), 7));
    await script.offlineFor(() => script.pass(5_000), { locks: [held(mine(), 7)] });
    expect([name(), script.last('lock').token]).toEqual(['held', 7]);
    await answer(held(mine(), 7));
    await script.offlineFor(async () => {
      await script.pass(31_000);
      expect(name()).toBe('unsure');
    });
    expect(script.last('lock')).not.toHaveProperty('token');
    await answer(held(mine(), 8));
    expect(name()).toBe('held');
  });

  it('somebody took it while the link was gone: that is lost', async () => {
    const { script, name, answer, mine } = await aHold();
    await answer(held(mine(), 7));
    await script.offlineFor(() => script.pass(31_000), { locks: [held('eve', 8)] });
    expect(name()).toBe('lost');
  });

  it('what is asked for without a link is asked with the next join', async () => {
    const script = await ScriptedRoom.joined();
    await script.offlineFor(() => void script.room.locks.hold('category', 'c'));
    expect(script.last('lock')).toMatchObject({ entity: 'c' });
  });

  it('what may not be locked is refused for good', async () => {
    const { script, hold } = await aHold();
    await script.hear(script.error('forbidden', 'give-up', script.last('lock').id));
    expect(hold.state.get()).toEqual({ name: 'refused', code: 'forbidden' });
    await script.pass(60_000);
    expect(script.all('lock')).toHaveLength(1);
  });

  it('one that the server is too busy to give is asked for again', async () => {
    const { script, name, answer, mine } = await aHold();
    await script.hear(script.error('busy', 'retry', script.last('lock').id, { retryAfter: 2_000 }));
    expect(name()).toBe('asking');
    await script.pass(2_000);
    expect(script.all('lock')).toHaveLength(2);
    await answer(held(mine(), 7));
    expect(name()).toBe('held');
  });

  it('one that a sibling tab gave back, and so for this client, is taken again at once', async () => {
    const { script, name, answer, told, mine } = await aHold();
    await answer(held(mine(), 7));
    await told(held(null, 7));
    expect(script.all('lock')).toHaveLength(2);
    expect(script.last('lock')).not.toHaveProperty('token');
    await answer(held(mine(), 8));
    expect(name()).toBe('held');
  });

  it('where nobody told that it was given back, the refusal of a renewal does', async () => {
    const { script, name, answer, mine } = await aHold();
    await answer(held(mine(), 7));
    await script.pass(10_000);
    await script.hear(script.error('locked', 'give-up', script.last('lock').id, { detail: { lock: held(null, 7) } }));
    expect(script.last('lock')).not.toHaveProperty('token');
    await answer(held(mine(), 8));
    expect(name()).toBe('held');
  });

  it('of others is not shown for ever, where the word that it was given back got lost', async () => {
    const { script, name, told } = await aHold();
    await told(held('eve', 7));
    await script.pass(60_000);
    await told({ ...held('eve', 7), until: 90_000 });
    await script.pass(60_000);
    expect(name()).toBe('taken');
    await script.pass(60_000);
    expect([name(), script.room.locks.all.get()]).toEqual(['free', []]);
  });

  it('L2 of two words with one token the released one counts, whichever comes last', async () => {
    const { script, told } = await aHold();
    await told(held(null, 5));
    await told(held('eve', 5));
    expect(script.room.locks.all.get()).toEqual([]);
  });
});
