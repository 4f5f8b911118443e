import { Client } from '../client';
import type { Limits } from '../limits';
import { RestSocket } from '../net/rest-socket';
import { snapshotInPages } from '../net/snapshot-pages';
import { FakeBrowser, type FakeTab, type World } from './fake-browser';
import { FailoverVault } from '../vault/failover-vault';
import { MemoryVault } from '../vault/memory-vault';
import { FakeClock } from './fake-clock';
import { FakeWire } from './fake-wire';
import { Faults } from './faults';
import { testKind } from './kinds';
import { ModelServer } from './model-server';
import { Random } from './random';
import { loaded } from './loaded';

await loaded;

export const ROOM = 'trip';

/** A clock, a network and a server with one room, of which `ann` is the owner and `bob` an editor. */
export function aWorld(seed = 1): World {
  const clock = new FakeClock();
  const random = new Random(seed);
  const faults = new Faults();
  const server = new ModelServer(clock, random, faults);
  const wire = new FakeWire(clock, () => random.next(), (socket) => server.accept(socket), faults);
  server.create(ROOM, testKind, 'ann').members.set('bob', 'editor');
  return { clock, random, server, wire };
}

export interface Person {
  readonly tab: FakeTab;
  readonly client: Client;
}

/** Somebody opens the app in a browser, by default one of their own. */
export function aPerson(world: World, user: string, browser = new FakeBrowser(), limits: Partial<Limits> = {}): Person {
  const tab = browser.tab(world);
  const auth = { user, token: async () => user };
  const vault = new FailoverVault(tab.vault, new MemoryVault(tab.platform.clock), () => client.storage.set({ durable: false, reason: 'failed' }));
  const client: Client = new Client({ baseUrl: '', auth, kinds: [testKind], platform: tab.platform, limits }, { vault: Promise.resolve(vault), rest: (parts) => new RestSocket(parts), pages: snapshotInPages });
  return { tab, client };
}
