import type { Filter } from '../collaboration/filter';
import type { Op } from '../protocol/messages';
import type { OpenRoom } from '../room/open-room';
import { type Typed, typing } from './chaos-edits';
import { type Device, type Edit, type Open, tokensOf, violationsOf } from './chaos-oracle';
import { Steps } from './chaos-steps';
import { FakeBrowser } from './fake-browser';
import type { Flaw } from './flaws';
import { aPerson, aWorld, ROOM } from './world';

/** What a run met, so that one that met nothing does not pass for one that held. */
export interface Strokes {
  typed: number;
  removed: number;
  decided: number;
  moved: number;
  undone: number;
  /** Taken back before they were sent. */
  withdrawn: number;
  /** Typed while an undo of one's own had no answer yet. */
  behindUndo: number;
  /** Typed in one tab while the other tab of the same person waits for an answer to what it typed. */
  besideSibling: number;
  /** States that came as a whole because the log did not reach back far enough. */
  replaced: number;
  /** Parts of the room that were asked for, and typed into. */
  looked: number;
  narrowed: number;
  crashes: number;
  stored: number;
  /** Letters that went out in one mutation with the one before. */
  gathered: number;
}

export const noStrokes = (): Strokes => ({ typed: 0, removed: 0, decided: 0, moved: 0, undone: 0, withdrawn: 0, behindUndo: 0, besideSibling: 0, replaced: 0, looked: 0, narrowed: 0, crashes: 0, stored: 0, gathered: 0 });

const STEPS = 40;
const HEAL_MS = 200_000;

/** Two people who type into one text, each in two tabs of one browser, while states are replaced under them. */
export class TypingChaos {
  readonly strokes = noStrokes();
  readonly world;
  readonly devices: Device[];
  readonly #edits: Edit[] = [];
  readonly #steps;
  readonly #flaw: Flaw | undefined;
  #lastToken = 0;

  constructor(seed: number, { flaw }: { readonly flaw?: Flaw } = {}) {
    this.#flaw = flaw;
    this.world = aWorld(seed);
    this.#steps = new Steps(this.world);
    this.devices = ['ann', 'bob'].map((user) => ({ user, browser: new FakeBrowser(), tabs: [], types: true, fell: false }));
  }

  async run(): Promise<void> {
    this.#spoil();
    for (const device of this.devices) for (let tabs = 2; tabs > 0; tabs--) this.#openTab(device);
    await this.world.clock.run(200);
    for (let step = 0; step < STEPS; step++) {
      this.#step();
      await this.world.clock.run(this.world.random.below(200));
    }
    await this.#heal();
    this.#count();
  }

  /** What does not hold; empty when everything does. */
  violations(): string[] {
    return violationsOf({ world: this.world, devices: this.devices, edits: this.#edits, undos: this.#steps.undos, withdrawn: this.#steps.withdrawn });
  }

  #spoil(): void {
    const { random, wire, server } = this.world;
    wire.weather.drop = random.pick([0, 0, 0.05]);
    wire.weather.maxDelay = random.pick([1, 20, 200]);
    server.moods.busy = random.pick([0, 0, 0.2]);
    server.moods.untold = random.pick([0, 0.2]);
    server.moods.bare = random.pick([0, 0.2]);
    server.moods.href = random.chance(0.3);
    server.moods.pageMax = random.pick([1, 10]);
  }

  #openTab(device: Device): void {
    const person = aPerson(this.world, device.user, device.browser, { tailCommits: this.world.random.pick([5, 200]) });
    person.tab.vault.slowMs = this.world.random.pick([0, 0, 5, 40]);
    const room = person.client.open(ROOM) as OpenRoom;
    room.ready.catch(() => {});
    const open: Open = { ...person, room, holds: new Map() };
    this.#flaw?.(open, this.world);
    this.#steps.watch(device, open);
    person.client.start();
    device.tabs.push(open);
  }

  #step(): void {
    const { random, wire } = this.world;
    const device = random.pick(this.devices);
    const open = random.pick(device.tabs);
    const what = random.next();
    if (what < 0.57) return this.#type(device, open);
    if (what < 0.69) return this.#steps.press(open);
    if (what < 0.73) return this.#look(open);
    if (what >= 0.76 && what < 0.86) return open.tab.tell(open.tab.online ? 'offline' : 'online');
    if (what < 0.9) return this.#shorten();
    if (what < 0.94) return this.#crash(device, open);
    if (what < 0.97) return wire.cut();
    if (wire.weather.frozen) wire.thaw();
    else wire.weather.frozen = true;
  }

  #type(device: Device, { room, client }: Open): void {
    // Perhaps it is out of sight.
    if (room.meta.get() === null || room.entities.get().get('list')?.has('list') !== true) return;
    const sibling = device.tabs.some((tab) => tab.room !== room && tab.room.outbox.get().length > 0);
    const undo = room.outbox.get().some(({ ops }) => ops.some(({ op }) => op === 'undo'));
    const token = `token-${++this.#lastToken}`;
    const text: { readonly ops: readonly Op[] } & Typed = typing(this.world.random, room, this.#lastToken);
    const edit: Edit = { token, handle: room.mutate('type', text.ops), device, text, drag: false, room, stored: false, locked: false };
    if (sibling) this.strokes.besideSibling++;
    if (undo) this.strokes.behindUndo++;
    if (room.engine.ledger.replica.view !== null) this.strokes.narrowed++;
    this.#keep(edit.handle.local, edit, client);
    this.#edits.push(edit);
  }

  /** Takes a part of the room from now on, of which the story may be none, or all of it again. */
  #look({ room }: Open): void {
    this.strokes.looked++;
    room.subscribe(this.world.random.pick<Filter | null>([null, { types: ['list'] }, { types: ['list', 'item'] }, { types: ['item'] }])).catch(() => {});
  }

  #keep(local: Promise<void>, what: { stored: boolean }, client: Open['client']): void {
    local.then(
      () => (what.stored = client.storage.get().durable),
      () => {},
    );
  }

  /** The log does not reach back any more: whoever is behind gets a state as a whole. */
  #shorten(): void {
    const room = this.world.server.room(ROOM);
    room.floor = room.head;
    if (this.world.random.chance(0.5)) this.world.wire.cut();
  }

  #crash(device: Device, open: Open): void {
    this.strokes.crashes++;
    open.tab.crash();
    device.tabs.splice(device.tabs.indexOf(open), 1);
    this.#openTab(device);
  }

  async #heal(): Promise<void> {
    const { clock, wire, server } = this.world;
    Object.assign(wire.weather, { drop: 0, maxDelay: 1 });
    Object.assign(server.moods, { busy: 0, untold: 0, bare: 0 });
    wire.thaw();
    const open = this.devices.flatMap(({ tabs }) => tabs);
    for (const { tab } of open) if (!tab.online) tab.tell('online');
    for (const { room } of open) room.subscribe(null).catch(() => {});
    const quiet = () => open.every(({ room }) => room.outbox.get().length === 0 && room.state.get().name === 'live');
    for (let waited = 0; waited < HEAL_MS && !quiet(); waited += 5_000) await clock.run(5_000);
    await clock.run(30_000);
  }

  #count(): void {
    const { decided, log } = this.world.server.room(ROOM);
    this.strokes.typed = this.#edits.length;
    this.strokes.removed = this.#edits.reduce((sum, { text }) => sum + (text?.removed.length ?? 0), 0);
    this.strokes.decided = decided.length;
    this.strokes.gathered = decided.reduce((sum, { ops }) => sum + Math.max(0, tokensOf(ops).length - 1), 0);
    this.strokes.stored = this.#edits.filter(({ stored }) => stored).length;
    this.strokes.moved = log.filter(({ changes }) => JSON.stringify(changes).includes('"made"')).length;
    this.strokes.undone = log.filter(({ undone }) => undone !== undefined && undone.length > 0).length;
    this.strokes.withdrawn = this.#steps.times;
    this.strokes.replaced = this.world.server.told.resets;
  }
}
