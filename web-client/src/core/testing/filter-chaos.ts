import { TandemError } from '../errors';
import { type Filter, matches, selects, sameFilter } from '../collaboration/filter';
import type { Entity, Op, Value } from '../protocol/messages';
import type { OpenRoom } from '../room/open-room';
import { FakeBrowser } from './fake-browser';
import { aPerson, aWorld, type Person, ROOM } from './world';

/** What a run met, so that one that met nothing does not pass for one that held. */
export interface Sights {
  asked: number;
  whole: number;
  difference: number;
  entered: number;
  left: number;
  skipped: number;
  older: number;
  unsubscribed: number;
  crashes: number;
  cuts: number;
  decided: number;
  joinedThrough: number;
  wentOn: number;
}

export const noSights = (): Sights => ({ asked: 0, whole: 0, difference: 0, entered: 0, left: 0, skipped: 0, older: 0, unsubscribed: 0, crashes: 0, cuts: 0, decided: 0, joinedThrough: 0, wentOn: 0 });

interface Viewer {
  readonly user: string;
  readonly browser: FakeBrowser;
  person: Person;
  room: OpenRoom;
}

const STEPS = 40;
const HEAL_MS = 200_000;
const SHARED = 5;

/** People who see one room through filters that they change, and who edit what they do not see too, in bad weather. */
export class FilterChaos {
  readonly sights = noSights();
  readonly #world;
  readonly #viewers: Viewer[];
  readonly #seen: string[] = [];
  #token = 0;

  constructor(seed: number) {
    this.#world = aWorld(seed);
    this.#viewers = ['ann', 'bob', 'bob'].map((user) => this.#open(user, new FakeBrowser()));
  }

  async run(): Promise<void> {
    this.#spoil();
    await this.#world.clock.run(50);
    for (let step = 0; step < STEPS; step++) {
      this.#step();
      for (let i = 0; i < 4; i++) {
        await this.#world.clock.run(this.#world.random.below(80));
        for (const viewer of this.#viewers) this.#watch(viewer, `in step ${step}`);
      }
    }
    await this.#heal();
    this.#count();
  }

  /** What does not hold; empty when everything does. */
  violations(): string[] {
    const { head, decided, log } = this.#server;
    const often = new Map<string, number>();
    for (const { ops } of decided) often.set(tokenOf(ops), (often.get(tokenOf(ops)) ?? 0) + 1);
    return [
      ...this.#seen,
      ...[...often].filter(([, n]) => n > 1).map(([token, n]) => `${token} was decided ${n} times`),
      ...this.#viewers.flatMap(({ room, person }, i) => [
        ...(room.engine.ledger.replica.seq === head ? [] : [`viewer ${i} is at ${room.engine.ledger.replica.seq} of ${log.length} (${room.state.get().name})`]),
        ...(room.sync.get().waiting === 0 ? [] : [`viewer ${i} still waits for ${room.sync.get().waiting}`]),
        ...(sameFilter(room.subscription.get().wanted, room.subscription.get().shown) ? [] : [`viewer ${i} sees ${JSON.stringify(room.subscription.get())}`]),
        ...(plain(room.engine.ledger.replica.base?.entities() ?? []) === plain(this.#through(room, this.#server.entities())) ? [] : [`viewer ${i} does not see what the filter shows`]),
        ...person.tab.reports.map(({ problem, cause }) => `viewer ${i} reports ${problem}: ${String(cause)}`),
      ]),
    ];
  }

  get #server() {
    return this.#world.server.room(ROOM);
  }

  /** V3: nothing that does not match, nothing missing, and an older version only where a later commit brings the newer one. */
  #watch({ room }: Viewer, when: string): void {
    const { base, view, seq } = room.engine.ledger.replica;
    if (base === null) return;
    const filter = view?.filter ?? null;
    const truth = this.#server.states[seq] ?? new Map<string, Entity>();
    const shown = new Map([...base.entities()].map((entity) => [key(entity), entity]));
    for (const each of new Set([...shown.keys(), ...this.#through(room, truth.values()).map(key)])) {
      const [real, here] = [truth.get(each), shown.get(each)];
      const wanted = real !== undefined && (filter === null || matches(filter, real));
      if (here !== undefined && !wanted) this.#seen.push(`${when} ${each} is shown at ${seq} and does not match ${JSON.stringify(filter)}`);
      else if (real !== undefined && plain([real]) !== plain(here === undefined ? [] : [here])) {
        const later = this.#server.since(seq).some(({ changes }) => changes.some((change) => key(change) === each));
        if (filter !== null && selects(filter, real.type) && later) this.sights.older++;
        else this.#seen.push(`${when} ${each} is not what it was at ${seq}`);
      }
    }
  }

  #through(room: OpenRoom, entities: Iterable<Entity>): Entity[] {
    const filter = room.engine.ledger.replica.view?.filter ?? null;
    return [...entities].filter((entity) => filter === null || matches(filter, entity));
  }

  #spoil(): void {
    const { random, wire, server } = this.#world;
    wire.weather.drop = random.pick([0, 0, 0.02, 0.1]);
    wire.weather.duplicate = random.pick([0, 0, 0.1]);
    wire.weather.reorder = random.chance(0.4);
    wire.weather.maxDelay = random.pick([1, 20, 200]);
    server.moods.busy = random.pick([0, 0.1, 0.2]);
    server.moods.fail = random.pick([0, 0, 0.1]);
    server.moods.untold = random.pick([0, 0.2]);
    server.moods.bare = random.pick([0, 0.2]);
    server.moods.deltaMax = random.pick([2, 50]);
    server.moods.href = random.chance(0.2);
  }

  #open(user: string, browser: FakeBrowser): Viewer {
    const person = aPerson(this.#world, user, browser, { tailCommits: this.#world.random.pick([5, 200]) });
    const room = person.client.open(ROOM) as OpenRoom;
    room.ready.catch(() => {});
    person.client.start();
    return { user, browser, person, room };
  }

  #step(): void {
    const { random, wire } = this.#world;
    const viewer = random.pick(this.#viewers);
    const what = random.next();
    if (what < 0.6) return this.#edit(viewer);
    if (what < 0.85) return this.#subscribe(viewer);
    if (what < 0.9) return this.#crash(viewer);
    if (what > 0.95 && !wire.weather.frozen) wire.weather.frozen = true;
    else if (wire.weather.frozen) wire.thaw();
    else wire.cut();
    this.sights.cuts++;
  }

  #subscribe({ room }: Viewer): void {
    const filter = this.#world.random.chance(0.2) ? null : this.#filter();
    if (filter === null) this.sights.unsubscribed++;
    this.sights.asked++;
    room.subscribe(filter).catch(() => {});
  }

  #crash(viewer: Viewer): void {
    this.sights.crashes++;
    viewer.person.tab.crash();
    const { person, room } = this.#open(viewer.user, viewer.browser);
    Object.assign(viewer, { person, room });
    if (this.#world.random.chance(0.7)) this.#subscribe(viewer);
  }

  #filter(): Filter {
    const { random } = this.#world;
    const types = random.chance(0.5) ? undefined : ['list', 'category', 'item'].filter(() => random.chance(0.6));
    const where = Array.from({ length: random.below(3) }, () => this.#where());
    return { ...(types !== undefined && { types }), ...((types === undefined || where.length > 0) && { where: where.length > 0 ? where : [this.#where()] }) };
  }

  #where() {
    const { random } = this.#world;
    const fields: readonly (readonly [string, readonly Value[]])[] = [
      ['packed', [random.chance(0.5)]],
      ['priority', random.pick([['high'], ['low', null], [null]])],
      ['category', [this.#shared('c'), this.#shared('c'), null]],
      ['owner', ['ann']],
    ];
    const [field, is] = random.pick(fields);
    return { type: 'item', field, is };
  }

  #shared(prefix: string): string {
    return `${prefix}${this.#world.random.below(SHARED)}`;
  }

  #edit({ room }: Viewer): void {
    if (room.meta.get() === null) return;
    // By this the server's log tells how often a mutation was decided.
    const named: Op = { op: 'create', type: 'item', id: `token-${++this.#token}`, fields: { name: 'x', packed: this.#world.random.chance(0.5) } };
    try {
      room.mutate('chaos', [...this.#ops(), named]);
    } catch (refusal) {
      if (!(refusal instanceof TandemError)) throw refusal;
    }
  }

  #ops(): Op[] {
    const { random } = this.#world;
    const item = `token-${1 + random.below(Math.max(1, this.#token))}`;
    const what = random.next();
    if (what < 0.2) return [{ op: 'create', type: 'category', id: `c${random.below(SHARED)}`, fields: { name: 'c' } }];
    if (what < 0.3) return [{ op: 'delete', type: 'item', id: item }];
    if (what < 0.35) return [{ op: 'delete', type: 'category', id: this.#shared('c') }];
    if (what < 0.5) return [{ op: 'update', type: 'item', id: item, set: { category: this.#shared('c') } }];
    const set = random.pick<Record<string, Value>>([{ packed: random.chance(0.5) }, { priority: random.pick(['high', 'low', null]) }, { owner: random.pick(['ann', 'bob', null]) }, { note: 'n' }]);
    return [{ op: 'update', type: 'item', id: item, set }];
  }

  async #heal(): Promise<void> {
    const { wire, server, clock } = this.#world;
    Object.assign(wire.weather, { drop: 0, duplicate: 0, reorder: false, maxDelay: 1, refusing: false });
    Object.assign(server.moods, { busy: 0, fail: 0, untold: 0, bare: 0 });
    wire.thaw();
    for (const { person } of this.#viewers) person.client.retryNow();
    await clock.run(HEAL_MS);
  }

  #count(): void {
    const { heard, told } = this.#world.server;
    this.sights.decided = this.#server.decided.length;
    const joins = heard.flatMap((frame) => (frame.action === 'join' && frame.subscribe !== undefined ? [frame] : []));
    this.sights.joinedThrough = joins.length;
    this.sights.wentOn = joins.filter(({ since }) => since !== undefined).length;
    for (const name of ['whole', 'difference', 'entered', 'left', 'skipped'] as const) this.sights[name] = told[name];
  }
}

const key = ({ type, id }: { readonly type: string; readonly id: string }) => `${type}/${id}`;

function tokenOf(ops: readonly Op[]): string {
  const last = ops.at(-1);
  return last?.op === 'create' ? last.id : '';
}

function plain(entities: Iterable<Entity>): string {
  const sorted = [...entities].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return JSON.stringify(sorted.map(({ type, id, seq, fields }) => [type, id, seq, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
}
