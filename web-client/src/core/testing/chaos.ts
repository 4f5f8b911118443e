import type { Handle, Room } from '../api';
import { TandemError } from '../errors';
import type { Op } from '../protocol/messages';
import type { OpenRoom } from '../room/open-room';
import { typing, working } from './chaos-edits';
import { type Device, type Edit, type History, listed, type Open, REVIEW, superseded, tokensOf, violationsOf } from './chaos-oracle';
import { Steps } from './chaos-steps';
import { deliberately, furniture, locking, looking, together } from './chaos-together';
import { FakeBrowser } from './fake-browser';
import type { Fault } from './faults';
import type { Flaw } from './flaws';
import { aPerson, aWorld, ROOM } from './world';

/** What a run did, so that a run that did nothing does not pass for one that held. */
export interface Work {
  edits: number;
  decided: number;
  resends: number;
  rejected: number;
  reviewed: number;
  joins: number;
  syncs: number;
  typed: number;
  moved: number;
  outOfBounds: number;
  /** Times that sockets stopped coming through, or came through again. */
  blocks: number;
  /** Updates and questions over REST. */
  restUpdates: number;
  restPolls: number;
  subscribed: number;
  undone: number;
  withdrawn: number;
  nothingToUndo: number;
  conflicts: number;
  resolved: number;
  restored: number;
  commented: number;
  locksHeld: number;
  locksLost: number;
  fenced: number;
  /** Edits that went out as part of another one. */
  coalesced: number;
}

export const noWork = (): Work => ({ edits: 0, decided: 0, resends: 0, rejected: 0, reviewed: 0, joins: 0, syncs: 0, typed: 0, moved: 0, outOfBounds: 0, blocks: 0, restUpdates: 0, restPolls: 0, subscribed: 0, undone: 0, withdrawn: 0, nothingToUndo: 0, conflicts: 0, resolved: 0, restored: 0, commented: 0, locksHeld: 0, locksLost: 0, fenced: 0, coalesced: 0 });

/** What is different about a history. */
export interface How {
  readonly flaw?: Flaw | undefined;
  readonly whole?: boolean;
  readonly drags?: number;
}

const STEPS = 32;
const HEAL_MS = 200_000;

/** One random history: several people, tabs that crash and come back, a bad network, a moody server. Then it heals. */
export class Chaos {
  readonly world;
  readonly work = noWork();
  readonly #devices: Device[];
  readonly #edits: Edit[] = [];
  readonly #steps;
  readonly #seen: string[] = [];
  #lastToken = 0;

  readonly #flaw: Flaw | undefined;
  readonly #whole: boolean;
  readonly #drags: number;

  /** With a flaw every tab has that bug planted. `whole`: not as it was before, so that an old seed lives through its old history. `drags`: how often a value is dragged. */
  constructor(seed: number, { flaw, whole = true, drags = 0.06 }: How = {}) {
    this.#flaw = flaw;
    this.#drags = drags;
    this.#whole = whole;
    this.world = aWorld(seed);
    this.#steps = new Steps(this.world);
    this.#devices = ['ann', 'bob', 'bob'].map((user) => ({ user, browser: new FakeBrowser(), tabs: [], types: this.world.random.chance(0.7), fell: false }));
  }

  async run(): Promise<void> {
    this.#spoil();
    for (const device of this.#devices) this.#openTab(device);
    await this.world.clock.run(50);
    for (let step = 0; step < STEPS; step++) {
      this.#step();
      await this.world.clock.run(this.world.random.below(300));
      this.#watch(step);
    }
    await this.#heal();
    this.#count();
  }

  get faults(): Record<Fault, number> {
    return this.world.server.faults.counts();
  }

  /** What does not hold; empty when everything does. */
  violations(): string[] {
    return [...this.#seen, ...violationsOf(this.#history())];
  }

  #history(): History {
    return { world: this.world, devices: this.#devices, edits: this.#edits, undos: this.#steps.undos, withdrawn: this.#steps.withdrawn };
  }

  /** At every moment a tab shows a prefix of the log: its digest is the one of its position. */
  #watch(step: number): void {
    for (const { room } of this.#open()) {
      const { replica } = room.engine.ledger;
      const told = this.world.server.room(ROOM).log[replica.seq - 1]?.digest;
      if (replica.base !== null && replica.view === null && replica.base.digest !== told) this.#seen.push(`in step ${step} a tab shows what never was at ${replica.seq}`);
    }
  }

  #spoil(): void {
    const { random, wire, server } = this.world;
    const { weather } = wire;
    weather.drop = random.pick([0, 0, 0.02, 0.1]);
    weather.duplicate = random.pick([0, 0, 0.1]);
    weather.reorder = random.chance(0.3);
    weather.restDrop = random.pick([0, 0.02, 0.1]);
    weather.maxDelay = random.pick([1, 20, 200]);
    server.moods.busy = random.pick([0, 0.1, 0.3]);
    server.moods.fail = random.pick([0, 0, 0.1]);
    server.moods.untold = random.pick([0, 0.2]);
    server.moods.bare = random.pick([0, 0.2]);
    server.moods.deltaMax = random.pick([2, 50]);
    server.moods.href = random.chance(0.2);
    if (!this.#whole) return;
    server.moods.pageMax = random.pick([2, 10]);
    server.moods.unpinned = random.pick([0, 0.5]);
    server.moods.href ||= random.chance(0.2);
    server.room(ROOM).put(furniture());
    server.room(ROOM).locking = true;
    server.room(ROOM).members.set('bob', 'owner');
  }

  #openTab(device: Device): void {
    const person = aPerson(this.world, device.user, device.browser, { tailCommits: this.world.random.pick([5, 200]), lockSilenceMs: 20_000 });
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
    const { random } = this.world;
    const device = random.pick(this.#devices);
    const open = random.pick(device.tabs);
    if (this.#whole && random.chance(0.35)) return this.#together(device, open);
    const what = random.next();
    if (what < 0.7) return this.#whole && what < this.#drags ? this.#drag(device, open) : this.#edit(device, open);
    if (what < 0.77) return this.#crash(device, open);
    if (what < 0.83 && device.tabs.length < 2) return this.#openTab(device);
    if (what < 0.88) return this.#cut();
    if (what < 0.91) return this.#online(open);
    // What seldom happens does so a little more often, since fewer steps are of this sort.
    const more = this.#whole ? 0.006 : 0;
    if (what < 0.92 + more) return this.#storage(device, open);
    if (what < 0.95) return this.#freeze();
    if (what < 0.955 + more) return this.#forget();
    if (what < 0.965 + more) return this.#block();
    if (what < 0.98) return open.room.presence.update({ where: { view: String(random.below(5)) } });
    open.tab.tell('visible');
  }

  #online({ tab }: Open): void {
    if (tab.online) this.world.server.faults.hit('offline');
    tab.tell(tab.online ? 'offline' : 'online');
  }

  /** A write is aborted, or the storage is full from now on: then the tab goes on in memory. */
  #storage(device: Device, { tab }: Open): void {
    if (this.world.random.chance(0.7)) return void (tab.vault.aborts = 1);
    tab.vault.failure = new DOMException('full', 'QuotaExceededError');
    device.fell = true;
  }

  #cut(): void {
    this.world.wire.cut();
  }

  /** A proxy that lets no sockets through, and perhaps cuts those there are: REST carries, until it is gone. */
  #block(): void {
    this.work.blocks++;
    const { wire } = this.world;
    wire.weather.refusing = !wire.weather.refusing;
    if (wire.weather.refusing) wire.cut();
  }

  /** J6: receipts are gone. What was sent and not answered can no longer be told apart: it goes to review. */
  #forget(): void {
    this.world.server.faults.hit('forgotten');
    this.world.server.room(ROOM).receipts.clear();
  }

  #freeze(): void {
    const { wire } = this.world;
    if (wire.weather.frozen) wire.thaw();
    else wire.weather.frozen = true;
  }

  #crash(device: Device, open: Open): void {
    this.world.server.faults.hit('crashed');
    open.tab.crash();
    device.tabs.splice(device.tabs.indexOf(open), 1);
    if (device.tabs.length === 0) this.#openTab(device);
  }

  /** What one does with others but by an edit. */
  #together(device: Device, open: Open): void {
    const { random } = this.world;
    if (open.room.meta.get() === null) return;
    if (open.room.conflicts.get().length > 0 && random.chance(0.5)) return this.#edit(device, open, deliberately);
    const what = random.next();
    if (what < 0.3) return this.#steps.press(open, random.chance(0.1) ? { anyway: true } : {});
    if (what < 0.65) return locking(random, open);
    if (what < 0.9 && open.holds.has('c0')) return this.#edit(device, open, deliberately);
    looking(random, open);
    this.work.subscribed++;
  }

  #edit(device: Device, { room, client, holds }: Open, deliberate?: typeof deliberately): void {
    if (room.meta.get() === null) return;
    const token = `token-${++this.#lastToken}`;
    // Every mutation carries its token, by which the server's log tells how often it was decided.
    const named: Op = { op: 'update', type: 'list', id: 'list', set: { title: token } };
    const { random } = this.world;
    const text = deliberate === undefined && device.types && random.chance(this.#whole ? 0.4 : 0.6) && room.entities.get().get('list')?.has('list') === true ? typing(random, room, this.#lastToken) : null;
    const others = text === null && this.#whole && random.chance(0.6);
    const ops = text?.ops ?? [named, ...(deliberate !== undefined ? deliberate(random, room, token) : others ? together(random, room, token, device.user) : working(random, room, token))];
    const guarded = ops.flatMap((op) => ('type' in op && op.type === 'category' && op.op !== 'create' ? [op.id] : []));
    const locked = guarded.length > 0 && guarded.every((id) => holds.get(id)?.state.get().name === 'held');
    // What is typed may go out together; anything else has a label of its own.
    this.#make(text === null ? token : 'type', ops, { token, device, text, room, locked, drag: false }, client);
  }

  /** A value that is dragged from one to the next, as fast as one can. */
  #drag(device: Device, { room, client }: Open): void {
    if (room.meta.get() === null) return;
    for (let more = 2 + this.world.random.below(3); more > 0; more--) {
      const token = `token-${++this.#lastToken}`;
      this.#make('drag', [{ op: 'update', type: 'list', id: 'list', set: { title: token } }], { token, device, text: null, room, locked: false, drag: true }, client);
    }
  }

  #make(label: string, ops: readonly Op[], what: Omit<Edit, 'handle' | 'stored'>, client: Open['client']): void {
    const handle = this.#mutate(what.room, label, ops);
    if (handle === null) return;
    const edit: Edit = { ...what, handle, stored: false };
    handle.local.then(
      () => (edit.stored = client.storage.get().durable),
      () => {},
    );
    this.#edits.push(edit);
  }

  /** Null where the client knows that the server would refuse. */
  #mutate(room: Room, label: string, ops: readonly Op[]): Handle | null {
    try {
      return room.mutate(label, ops);
    } catch (refusal) {
      if (!(refusal instanceof TandemError) || refusal.code !== 'out-of-bounds') throw refusal;
      this.work.outOfBounds++;
      return null;
    }
  }

  async #heal(): Promise<void> {
    const { clock, wire, server } = this.world;
    Object.assign(wire.weather, { drop: 0, duplicate: 0, reorder: false, maxDelay: 1, refusing: this.world.random.chance(0.2), restDrop: 0 });
    Object.assign(server.moods, { busy: 0, fail: 0, untold: 0, bare: 0, unpinned: 0 });
    wire.thaw();
    for (const { tab } of this.#open()) if (!tab.online) tab.tell('online');
    // Whoever is told that nothing is kept any more opens the app anew once there is room again.
    for (const device of this.#devices) for (const open of device.tabs.filter(({ tab }) => tab.vault.failure !== null)) this.#crash(device, open);
    for (const { room } of this.#open()) if (this.#whole) room.subscribe(null).catch(() => {});
    for (let waited = 0; waited < HEAL_MS && !this.#quiet(); waited += 5_000) await clock.run(5_000);
    // One more round of pings, by which a tab learns of commits that it was not told.
    await clock.run(30_000);
  }

  #quiet(): boolean {
    return this.#open().every(({ room }) => room.outbox.get().length === 0 && room.state.get().name === 'live');
  }

  #open(): Open[] {
    return this.#devices.flatMap(({ tabs }) => tabs);
  }

  #count(): void {
    const { heard } = this.world.server;
    const { decided } = this.world.server.room(ROOM);
    const sent = heard.flatMap((frame) => (frame.action === 'update' ? frame.mutations : []));
    this.work.edits = this.#edits.length;
    this.work.withdrawn = this.#steps.times;
    this.work.decided = decided.length;
    this.work.resends = sent.length - decided.length;
    this.work.rejected = decided.filter(({ status }) => status !== 'applied').length;
    this.work.reviewed = this.#devices.reduce((sum, device) => sum + [...listed(device).values()].filter((code) => code === REVIEW).length, 0);
    this.work.coalesced = superseded(this.#history()).size + decided.reduce((sum, { ops }) => sum + Math.max(0, tokensOf(ops).length - 1), 0);
    this.work.typed = this.#edits.filter(({ text }) => text !== null).length;
    this.work.moved = this.world.server.room(ROOM).log.filter(({ changes }) => JSON.stringify(changes).includes('"made"')).length;
    const { served } = this.world.server.rest;
    this.work.restUpdates = served.get('updates') ?? 0;
    this.work.restPolls = served.get('changes') ?? 0;
    this.#countTogether();
    this.work.joins = heard.filter(({ action }) => action === 'join').length;
    this.work.syncs = heard.filter(({ action }) => action === 'sync').length;
  }

  #countTogether(): void {
    const { decided, log, locks } = this.world.server.room(ROOM);
    const applied = (name: Op['op']) => decided.filter(({ ops, status }) => status === 'applied' && ops.some(({ op }) => op === name)).length;
    const made = (type: string) => log.reduce((sum, { changes }) => sum + changes.filter((change) => change.op === 'create' && change.type === type).length, 0);
    const refused = (...codes: readonly string[]) => decided.filter(({ status }) => codes.includes(status)).length;
    Object.assign(this.work, { undone: applied('undo'), resolved: applied('resolve'), restored: applied('restore'), conflicts: made('conflict'), commented: made('comment') });
    Object.assign(this.work, { nothingToUndo: refused('nothing-to-undo'), fenced: refused('stale-lock'), locksHeld: locks.told.granted + locks.told.taken, locksLost: locks.told.over });
  }
}
