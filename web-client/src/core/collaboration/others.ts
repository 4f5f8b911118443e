import type { Other } from '../api';
import type { Clock } from '../platform';
import type { Here } from '../protocol/frames';
import type { Where } from '../protocol/messages';
import type { Cell } from '../readable';

/**
 * The other clients of a room. Who seems to be gone stays for a moment: a link is lost and back within seconds, theirs or
 * one's own, and nobody shall flash.
 */
export class Others {
  readonly all: Cell<readonly Other[]>;
  readonly #clock: Clock;
  readonly #graceMs: number;
  readonly #changed: () => void;
  readonly #leaving = new Map<string, () => void>();

  constructor(clock: Clock, graceMs: number, all: Cell<readonly Other[]>, changed: () => void) {
    this.all = all;
    this.#changed = changed;
    this.#clock = clock;
    this.#graceMs = graceMs;
  }

  /** J2: all there are. */
  replace(list: readonly Here[]): void {
    for (const here of list) this.take(here);
    const there = new Set(list.map(({ client }) => client));
    for (const { client } of this.all.get()) if (!there.has(client)) this.#leave(client);
  }

  take({ client, user, name, status, where }: Here): void {
    if (status === 'offline') return this.#leave(client);
    this.#stays(client);
    const other: Other = { client, user, name, status, ...(where !== undefined && { where }) };
    // Somebody who comes back under another client was not gone.
    const known = this.all.get().filter((one) => one.client === client || one.user !== user || !this.#leaving.has(one.client));
    const at = known.findIndex((one) => one.client === client);
    const before = known[at];
    if (before !== undefined && known.length === this.all.get().length && sameOther(before, other)) return;
    this.#set(at < 0 ? [...known, other] : known.with(at, other));
  }

  /** The link is gone, and with it all knowledge of who is here. */
  unknown(): void {
    for (const { client } of this.all.get()) this.#leave(client);
  }

  stop(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
    if (this.all.get().length > 0) this.#set([]);
  }

  #leave(client: string): void {
    if (this.#leaving.has(client) || !this.all.get().some((one) => one.client === client)) return;
    this.#leaving.set(client, this.#clock.after(this.#graceMs, () => {
      this.#leaving.delete(client);
      this.#set(this.all.get().filter((one) => one.client !== client));
    }));
  }

  #set(all: readonly Other[]): void {
    this.all.set(all);
    this.#changed();
  }

  #stays(client: string): void {
    this.#leaving.get(client)?.();
    this.#leaving.delete(client);
  }
}

function sameOther(a: Other, b: Other): boolean {
  return a.status === b.status && a.name === b.name && sameWhere(a.where ?? null, b.where ?? null);
}

export function sameWhere(a: Where | null, b: Where | null): boolean {
  return a?.view === b?.view && a?.type === b?.type && a?.id === b?.id && a?.field === b?.field && a?.pointers === b?.pointers && (a === null) === (b === null);
}
