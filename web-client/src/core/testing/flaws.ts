import { Replica } from '../room/replica';
import type { Open } from './chaos-oracle';
import type { Outside } from './fake-browser';

/** A bug, planted into one tab: to see whether the histories would find it. */
export type Flaw = (open: Pick<Open, 'room' | 'tab'>, outside: Pick<Outside, 'clock'>) => void;

/** A write is said to be stored before it is: what a crash finds unwritten is gone. */
const sendBeforePersist: Flaw = ({ tab }) => {
  tab.vault.unwrittenMs = 150;
};

/** The next batch goes out although the one before has no answer. */
const pipelining: Flaw = ({ room: { engine } }, { clock }) => {
  const { outbox } = engine.ledger;
  const next = outbox.next.bind(outbox);
  outbox.next = async (most) => {
    const batch = await next(most);
    if (batch === null) return null;
    clock.after(1, () => {
      // Out of sight of the queue, as if they were decided.
      for (const entry of batch.entries) entry.stored = { order: entry.stored?.order ?? 0, lane: 'flying' };
      engine.sender.land({ how: 'decided' });
    });
    return batch;
  };
};

/** Writes do not wait for each other: a slow one overwrites what a later one stored. */
const racyPersist: Flaw = ({ room: { engine }, tab }) => {
  const { shared } = engine.ledger.outbox;
  const inLine = shared.write.bind(shared);
  shared.write = async (work) => {
    await Promise.resolve();
    // What this disk does not take goes the usual way: into memory.
    return work(tab.vault).catch(() => inLine(work));
  };
};

/** The queue goes on with the next edit only, not when one's own commit comes by. */
const noPumpAfterOwnEntry: Flaw = ({ room: { engine } }) => {
  const pump = engine.sender.pump.bind(engine.sender);
  engine.sender.settled = () => {};
  engine.sender.pump = () => {};
  const mutate = engine.mutate.bind(engine);
  engine.mutate = (intent) => {
    const handle = mutate(intent);
    handle.local.then(pump, pump);
    return handle;
  };
};

/** What was sent is taken for done. */
const dropOnSend: Flaw = ({ room: { engine, id } }) => {
  const { outbox } = engine.ledger;
  const next = outbox.next.bind(outbox);
  outbox.next = async (most) => {
    const batch = await next(most);
    if (batch !== null) outbox.shared.post((vault) => vault.settle(id, [{ epoch: '', done: batch.entries.map(({ intent }) => intent.id) }]));
    return batch;
  };
};

/** Whatever commit comes is taken for the next one. */
const noGapCheck: Flaw = ({ room: { engine } }) => {
  const { replica } = engine.ledger;
  replica.offer = (parts, watch) => parts.filter((part) => 'seq' in part && part.seq > replica.seq).flatMap((part) => Replica.prototype.offer.call(replica, [{ ...part, seq: replica.seq + 1 }], watch));
};

/** An undo takes back what others changed since, though nobody asked for that. */
const undoAnyway: Flaw = ({ room: { engine } }) => {
  const mutate = engine.mutate.bind(engine);
  engine.mutate = (intent) => mutate({ ...intent, ops: intent.ops.map((op) => (op.op === 'undo' ? { ...op, anyway: true } : op)) });
};

/** What others did can be taken back too. */
const undoOfOthers: Flaw = ({ room: { engine } }) => {
  const { ledger, about } = engine;
  const absorb = ledger.absorb.bind(ledger);
  ledger.absorb = (...told) => {
    const applied = absorb(...told);
    about.own(applied.filter(({ by }) => by.client !== ledger.outbox.client.client));
    return applied;
  };
};

/** Who lost a lock goes on as if they had it: its renewal is not asked for, and what is told of it not heard. */
const lostLockKept: Flaw = ({ room: { engine } }) => {
  const { locks } = engine;
  const hold = locks.hold.bind(locks);
  locks.hold = (type, id) => Object.assign(hold(type, id), { told: () => {} });
  locks.renew = (type, id) => Promise.resolve({ type, id, holder: null, token: 0, until: 0 });
};

/** What is done under a lock does not say so. */
const tokenForgotten: Flaw = ({ room: { engine } }) => {
  engine.locks.tokens = () => [];
};

/** A state that is fetched anew comes without what waits for a decision. */
const conflictsDropped: Flaw = ({ room: { engine } }) => {
  const { replica } = engine.ledger;
  const replace = replica.replace.bind(replica);
  replica.replace = (snapshot, view) => replace({ ...snapshot, entities: snapshot.entities.filter(({ type }) => type !== 'conflict') }, view);
};

/** A part of a room is taken for all of it, and kept as that. */
const partTakenForWhole: Flaw = ({ room: { engine } }) => {
  const { ledger } = engine;
  const replace = ledger.replace.bind(ledger);
  ledger.replace = (snapshot, receipt) => replace(snapshot, receipt, null);
};

/** What was sent already takes up what is made after it. */
const coalesceSent: Flaw = ({ tab, room: { engine } }) => {
  tab.vault.growsSent = true;
  engine.ledger.outbox.mayGrow = () => true;
};

export const FLAWS = {
  sendBeforePersist,
  pipelining,
  racyPersist,
  noPumpAfterOwnEntry,
  dropOnSend,
  noGapCheck,
  undoAnyway,
  undoOfOthers,
  lostLockKept,
  tokenForgotten,
  conflictsDropped,
  partTakenForWhole,
  coalesceSent,
};
