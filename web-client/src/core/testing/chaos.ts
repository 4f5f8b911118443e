import type { Handle, Room } from '../api';
import { TandemError } from '../errors';
import type { Op } from '../protocol/messages';
import { textOf } from '../replica/text';
import type { OpenRoom } from '../room/open-room';
import { counting, type Typed, typing } from './chaos-edits';
import { FakeBrowser } from './fake-browser';
import { aPerson, aWorld, type Person, ROOM } from './world';

/** What a run did, so that a run that did nothing does not pass for one that held. */
export interface Work {
  edits: number;
  decided: number;
  resends: number;
  rejected: number;
  crashes: number;
  cuts: number;
  forgotten: number;
  reviewed: number;
  joins: number;
  syncs: number;
  typed: number;
  moved: number;
  outOfBounds: number;
  /** Times that sockets stopped coming through, or came through again. */
  blocks: number;
  /** Updates and questions over REST, and those of them that were lost. */
  restUpdates: number;
  restPolls: number;
  restLost: number;
}

export const noWork = (): Work => ({ edits: 0, decided: 0, resends: 0, rejected: 0, crashes: 0, cuts: 0, forgotten: 0, reviewed: 0, joins: 0, syncs: 0, typed: 0, moved: 0, outOfBounds: 0, blocks: 0, restUpdates: 0, restPolls: 0, restLost: 0 });

interface Edit {
  readonly token: string;
  readonly handle: Handle;
  readonly device: Device;
  readonly text: Typed | null;
  stored: boolean;
}

interface Open extends Person {
  readonly room: OpenRoom;
}

/** A browser of somebody, with up to two tabs on the room. */
interface Device {
  readonly user: string;
  readonly browser: FakeBrowser;
  readonly tabs: Open[];
  /** Whether its person types into the story, in any of its tabs. */
  readonly types: boolean;
}

const STEPS = 32;
const HEAL_MS = 200_000;
const REVIEW = 'needs-review';

/** One random history: several people, tabs that crash and come back, a bad network, a moody server. Then it heals. */
export class Chaos {
  readonly world;
  readonly work = noWork();
  readonly #devices: Device[];
  readonly #edits: Edit[] = [];
  readonly #seen: string[] = [];
  #lastToken = 0;

  constructor(seed: number) {
    this.world = aWorld(seed);
    this.#devices = ['ann', 'bob', 'bob'].map((user) => ({ user, browser: new FakeBrowser(), tabs: [], types: this.world.random.chance(0.7) }));
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

  /** What does not hold; empty when everything does. */
  violations(): string[] {
    return [...this.#seen, ...this.#exactlyOnce(), ...this.#converged(), ...this.#told(), ...this.#kept()];
  }

  /** At every moment a tab shows a prefix of the log: its digest is the one of its position. */
  #watch(step: number): void {
    for (const { room } of this.#open()) {
      const { replica } = room.engine.ledger;
      const told = this.world.server.room(ROOM).log[replica.seq - 1]?.digest;
      if (replica.base !== null && replica.base.digest !== told) this.#seen.push(`in step ${step} a tab shows what never was at ${replica.seq}`);
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
  }

  #openTab(device: Device): void {
    const person = aPerson(this.world, device.user, device.browser, { tailCommits: this.world.random.pick([5, 200]) });
    person.tab.vault.slowMs = this.world.random.pick([0, 0, 5, 40]);
    const room = person.client.open(ROOM) as OpenRoom;
    room.ready.catch(() => {});
    person.client.start();
    device.tabs.push({ ...person, room });
  }

  #step(): void {
    const { random } = this.world;
    const device = random.pick(this.#devices);
    const open = random.pick(device.tabs);
    const what = random.next();
    if (what < 0.7) return this.#edit(device, open);
    if (what < 0.77) return this.#crash(device, open);
    if (what < 0.83 && device.tabs.length < 2) return this.#openTab(device);
    if (what < 0.88) return this.#cut();
    if (what < 0.92) return open.tab.tell(open.tab.online ? 'offline' : 'online');
    if (what < 0.95) return this.#freeze();
    if (what < 0.955) return this.#forget();
    if (what < 0.965) return this.#block();
    if (what < 0.98) return open.room.presence.update({ where: { view: String(random.below(5)) } });
    open.tab.tell('visible');
  }

  #cut(): void {
    this.work.cuts++;
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
    this.work.forgotten++;
    this.world.server.room(ROOM).receipts.clear();
  }

  #freeze(): void {
    const { wire } = this.world;
    if (wire.weather.frozen) wire.thaw();
    else wire.weather.frozen = true;
  }

  #crash(device: Device, open: Open): void {
    this.work.crashes++;
    open.tab.crash();
    device.tabs.splice(device.tabs.indexOf(open), 1);
    if (device.tabs.length === 0) this.#openTab(device);
  }

  #edit(device: Device, { room }: Open): void {
    if (room.meta.get() === null) return;
    const token = `token-${++this.#lastToken}`;
    // Every mutation carries its token, by which the server's log tells how often it was decided.
    const named: Op = { op: 'update', type: 'list', id: 'list', set: { title: token } };
    const text = device.types && this.world.random.chance(0.6) ? typing(this.world.random, room, this.#lastToken) : null;
    const handle = this.#mutate(room, text?.ops ?? [named, ...this.#ops(room, token)]);
    if (handle === null) return;
    const edit: Edit = { token, handle, device, text, stored: false };
    handle.local.then(
      () => (edit.stored = true),
      () => {},
    );
    this.#edits.push(edit);
  }

  /** Null where the client knows that the server would refuse. */
  #mutate(room: Room, ops: readonly Op[]): Handle | null {
    try {
      return room.mutate('chaos', ops);
    } catch (refusal) {
      if (!(refusal instanceof TandemError) || refusal.code !== 'out-of-bounds') throw refusal;
      this.work.outOfBounds++;
      return null;
    }
  }

  #ops(room: Room, token: string): Op[] {
    const { random } = this.world;
    const entities = room.entities.get();
    const items = [...(entities.get('item')?.keys() ?? [])];
    const categories = [...(entities.get('category')?.keys() ?? [])];
    const what = random.next();
    if (items.length === 0 || what < 0.3) return [{ op: 'create', type: 'item', id: token, fields: { name: token } }];
    const id = random.pick(items);
    if (what < 0.4) return [{ op: 'delete', type: 'item', id }];
    if (what < 0.5) return [{ op: 'create', type: 'category', id: `c-${token}`, fields: { name: token } }, { op: 'update', type: 'item', id, set: { category: `c-${token}` } }];
    if (what < 0.57 && categories.length > 0) return [{ op: 'delete', type: 'category', id: random.pick(categories) }];
    if (what < 0.8) return [counting(random, id, token)];
    if (what < 0.85) return [{ op: 'move', type: 'item', id, position: `a${random.below(10)}` }];
    return [{ op: 'update', type: 'item', id, set: { note: token, quantity: 1 + random.below(9), packed: random.chance(0.5) } }];
  }

  async #heal(): Promise<void> {
    const { clock, wire, server } = this.world;
    Object.assign(wire.weather, { drop: 0, duplicate: 0, reorder: false, maxDelay: 1, refusing: this.world.random.chance(0.2), restDrop: 0 });
    Object.assign(server.moods, { busy: 0, fail: 0, untold: 0, bare: 0 });
    wire.thaw();
    for (const { tab } of this.#open()) if (!tab.online) tab.tell('online');
    for (let waited = 0; waited < HEAL_MS && !this.#quiet(); waited += 5_000) await clock.run(5_000);
    // One more round of pings, by which a tab learns of commits that it was not told.
    await clock.run(30_000);
  }

  #quiet(): boolean {
    return this.#open().every(({ room }) => room.sync.get().waiting === 0 && room.state.get().name === 'live');
  }

  #open(): Open[] {
    return this.#devices.flatMap(({ tabs }) => tabs);
  }

  #count(): void {
    const { heard } = this.world.server;
    const { decided } = this.world.server.room(ROOM);
    const sent = heard.flatMap((frame) => (frame.action === 'update' ? frame.mutations : []));
    this.work.edits = this.#edits.length;
    this.work.decided = decided.length;
    this.work.resends = sent.length - decided.length;
    this.work.rejected = decided.filter(({ status }) => status !== 'applied').length;
    this.work.reviewed = this.#devices.reduce((sum, device) => sum + [...this.#listed(device).values()].filter((code) => code === REVIEW).length, 0);
    this.work.typed = this.#edits.filter(({ text }) => text !== null).length;
    this.work.moved = this.world.server.room(ROOM).log.filter(({ changes }) => JSON.stringify(changes).includes('"made"')).length;
    const { served } = this.world.server.rest;
    this.work.restUpdates = served.get('updates') ?? 0;
    this.work.restPolls = served.get('changes') ?? 0;
    this.work.restLost = this.world.wire.lost;
    this.work.joins = heard.filter(({ action }) => action === 'join').length;
    this.work.syncs = heard.filter(({ action }) => action === 'sync').length;
  }

  #exactlyOnce(): string[] {
    const times = new Map<string, number>();
    for (const { ops } of this.world.server.room(ROOM).decided) times.set(tokenOf(ops), (times.get(tokenOf(ops)) ?? 0) + 1);
    return this.#edits.flatMap(({ token, stored, device }) => {
      const n = times.get(token) ?? 0;
      if (n > 1) return [`${token} decided ${n} times`];
      return n === 0 && stored && this.#listed(device).get(token) !== REVIEW ? [`${token} was stored and never decided`] : [];
    });
  }

  #converged(): string[] {
    const { head } = this.world.server.room(ROOM);
    const truth = this.#truth();
    return this.#open().flatMap(({ room, tab }, i) => {
      const seen = plain([...room.entities.get().values()].flatMap((ofType) => [...ofType.values()]));
      return [
        ...(room.meta.get()?.seq === head ? [] : [`tab ${i} is at ${room.meta.get()?.seq} of ${head} (${room.state.get().name})`]),
        ...(seen === truth ? [] : [`tab ${i} shows another state`]),
        ...(room.sync.get().waiting === 0 ? [] : [`tab ${i} still waits for ${room.sync.get().waiting}`]),
        ...tab.reports.map(({ problem, cause }) => `tab ${i} reports ${problem}: ${String(cause)}`),
      ];
    });
  }

  #truth(): string {
    return plain(this.world.server.room(ROOM).entities());
  }

  /** A rejected edit is on the list of its device, an applied one is not; one under review may be either. */
  #told(): string[] {
    const status = this.#statuses();
    return this.#edits.flatMap(({ token, device }) => {
      const refused = (status.get(token) ?? 'applied') !== 'applied';
      const code = this.#listed(device).get(token);
      return code === REVIEW || refused === (code !== undefined) ? [] : [`${token} is ${status.get(token)}, and on the list as ${code}`];
    });
  }

  /** T2: what somebody typed stands unless somebody removed it, and never twice. */
  #kept(): string[] {
    const status = this.#statuses();
    const applied = this.#edits.flatMap(({ token, text }) => (text !== null && status.get(token) === 'applied' ? [text] : []));
    const removed = new Set(applied.flatMap((text) => text.removed));
    const story = [...textOf(this.world.server.room(ROOM).entities().find(({ type }) => type === 'list')?.fields.story)];
    return applied.flatMap(({ typed }) => {
      const times = story.filter((letter) => letter === typed).length;
      return times === 1 || (times === 0 && removed.has(typed)) ? [] : [`what was typed as ${typed} stands ${times} times`];
    });
  }

  #statuses(): ReadonlyMap<string, string> {
    return new Map(this.world.server.room(ROOM).decided.map(({ ops, status }) => [tokenOf(ops), status]));
  }

  /** Token to code of what a device lists as rejected. */
  #listed({ tabs }: Device): ReadonlyMap<string, string> {
    return new Map(tabs.flatMap(({ room }) => room.rejected.get().map(({ ops, code }) => [tokenOf(ops), code] as const)));
  }
}

function tokenOf(ops: readonly Op[]): string {
  const [first] = ops;
  if (first?.op === 'update') return String(first.set.title);
  // A place in the second plane: the letter that no other mutation types.
  const letter = first?.op === 'splice' ? /[\u{20000}-\u{2ffff}]/u.exec(first.splices.map(([, , insert]) => insert).join(''))?.[0] : undefined;
  return letter === undefined ? '' : `token-${(letter.codePointAt(0) ?? 0) - 0x20000}`;
}

function plain(entities: readonly { type: string; id: string; seq: number; fields: object }[]): string {
  const sorted = entities.toSorted((a, b) => (`${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1));
  return JSON.stringify(sorted.map(({ type, id, seq, fields }) => [type, id, seq, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
}
