import type { World } from './fake-browser';
import { type Device, type Open, tokensOf, type Undone } from './chaos-oracle';

/** What comes of presses that take back: commits are, or what was never sent is withdrawn, at once or a while later. */
export class Steps {
  readonly undos: Undone[] = [];
  /** Taken back before they were sent; brought back they may come later. */
  readonly withdrawn = new Set<string>();
  /** Those of them of which that is certain. */
  readonly #out = new Set<string>();
  times = 0;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  press({ room }: Open, how: { readonly anyway?: boolean } = {}): void {
    if (this.#world.random.chance(0.65)) room.undo(how);
    else room.redo(how);
  }

  watch(device: Device, { room, client }: Open): void {
    const mutate = room.engine.mutate.bind(room.engine);
    room.engine.mutate = (intent) => {
      const handle = mutate(intent);
      const [op] = intent.ops;
      if (op?.op !== 'undo') return handle;
      const undone: Undone = { seq: op.seq, anyway: op.anyway === true, device, handle, stored: false };
      handle.local.then(
        () => (undone.stored = client.storage.get().durable),
        () => {},
      );
      this.undos.push(undone);
      return handle;
    };
    const discard = room.discard.bind(room);
    room.discard = async (id) => {
      const entry = room.engine.ledger.outbox.entries.find(({ intent }) => intent.id === id);
      const named = () => tokensOf(entry?.intent.ops ?? []);
      const tokens = named().filter((token) => !this.withdrawn.has(token));
      // A page that ends meanwhile is not told whether it was.
      for (const token of tokens) this.withdrawn.add(token);
      const discarded = await discard(id);
      if (discarded) for (const token of named()) {
        this.#out.add(token);
        this.withdrawn.add(token);
      }
      // Another tab may have been faster.
      else for (const token of tokens) if (!this.#out.has(token)) this.withdrawn.delete(token);
      if (!discarded) return false;
      this.times++;
      const at = this.undos.findIndex(({ handle }) => handle.id === id);
      if (at >= 0) this.undos.splice(at, 1);
      return true;
    };
  }
}
