import { together } from '../vault/together';
import type { Facts, Position, Snapshot, Vault } from '../vault/vault';
import type { RoomEngine } from './engine';

/** What is kept of a room besides what waits in it. */
export interface Copy {
  readonly facts: Facts | null;
  readonly snapshot: Snapshot | undefined;
}

/** From here only a whole state leads on. */
const NOWHERE: Position = { epoch: '', seq: 0, mark: '' };

/** Lets go of everything that waits here, sent or not, and of what was refused. */
export async function abandon(engine: RoomEngine): Promise<void> {
  const { outbox } = engine.ledger;
  await outbox.renew(outbox.client.client, Infinity);
  for (const { intent } of outbox.entries) await engine.discard(intent.id);
  for (const { id } of outbox.rejected) await engine.dismiss(id);
}

/**
 * The vault of a page that shows a room which the person removed from this device, here or in another tab: the page goes on, and
 * nothing of it is kept. With the next edit the whole copy is: what waits must be seen again after any start.
 */
export async function forgotten(vault: Vault, room: string, copy: () => Copy): Promise<Vault> {
  let gone = true;
  const keep = async (expected?: number) => {
    const { facts, snapshot } = copy();
    if (snapshot !== undefined && (await vault.settle(room, [{ epoch: snapshot.epoch, state: snapshot }], expected)) === null) return;
    if (facts !== null) await vault.saveFacts(room, facts);
    gone = false;
  };
  /** A sibling tab may keep one again by now: then this tab goes on from that. */
  const keepAgain = async (lane: string) => {
    while (gone) {
      const { state, version } = await vault.waiting(room, lane, '', NOWHERE);
      if (state === undefined) await keep(version);
      else gone = false;
    }
  };
  // What was stored since this page was told; an edit that came in between stays, and so must all that it was made on.
  if (!(await vault.forget(room))) await keep();
  const own: Partial<Vault> = {
    saveFacts: async (...facts) => {
      if (!gone) await vault.saveFacts(...facts);
    },
    settle: (room, settlements, expected) => {
      const { state, ...rest } = together(settlements);
      return vault.settle(room, [gone ? rest : { ...rest, state }], expected);
    },
    enqueue: async (room, lane, ...edit) => {
      await keepAgain(lane);
      return vault.enqueue(room, lane, ...edit);
    },
  };
  return new Proxy(vault, {
    get: (target, name: keyof Vault) => own[name] ?? (target[name] as Vault[typeof name] | undefined)?.bind(target),
  });
}
