import type { Channel, Clock, Locks, Network, NetworkEvent, Platform, Socket } from '../platform';
import { MemoryVault, type MemoryDisk } from '../vault/memory-vault';
import type { Vault } from '../vault/vault';
import { CrashableVault } from './crashable-vault';
import type { FakeClock } from './fake-clock';
import type { FakeWire } from './fake-wire';
import type { Faults } from './faults';
import type { ModelServer } from './model-server';
import type { Random } from './random';

/** A browser profile: what its tabs share, and what is left when they crash. */
export class FakeBrowser {
  readonly disk: MemoryDisk = new Map();
  readonly #held = new Map<string, { readonly tab: FakeTab; readonly done: () => void }>();
  readonly #queue: { readonly name: string; readonly tab: FakeTab; readonly grant: () => void }[] = [];
  readonly #tabs = new Set<FakeTab>();

  tab(outside: Outside, memory = new MemoryVault(outside.clock, this.disk)): FakeTab {
    const tab = new FakeTab(this, outside, memory);
    this.#tabs.add(tab);
    return tab;
  }

  locks(tab: FakeTab): Locks {
    return {
      request: async (name, signal, work) => {
        await this.#granted(name, tab, signal);
        try {
          await work();
        } finally {
          this.#unlock(name, tab);
        }
      },
    };
  }

  channel(name: string, tab: FakeTab, clock: Clock): Channel {
    const channel: Channel = {
      onmessage: null,
      post: (message) => {
        for (const other of this.#tabs) {
          if (other !== tab) clock.after(1, () => other.hear(name, structuredClone(message)));
        }
      },
      close: () => {},
    };
    return channel;
  }

  /** Locks of a tab that is gone are free. */
  gone(tab: FakeTab): void {
    this.#tabs.delete(tab);
    for (const [name, held] of this.#held) if (held.tab === tab) this.#unlock(name, tab);
  }

  #granted(name: string, tab: FakeTab, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { name, tab, grant: resolve };
      this.#queue.push(waiting);
      signal.addEventListener('abort', () => {
        const at = this.#queue.indexOf(waiting);
        if (at >= 0) this.#queue.splice(at, 1);
        reject(new DOMException('gave up waiting', 'AbortError'));
      });
      this.#next(name);
    });
  }

  #unlock(name: string, tab: FakeTab): void {
    if (this.#held.get(name)?.tab !== tab) return;
    this.#held.delete(name);
    this.#next(name);
  }

  #next(name: string): void {
    if (this.#held.has(name)) return;
    const at = this.#queue.findIndex((waiting) => waiting.name === name && waiting.tab.alive);
    const [next] = at < 0 ? [] : this.#queue.splice(at, 1);
    if (next === undefined) return;
    this.#held.set(name, { tab: next.tab, done: next.grant });
    next.grant();
  }
}

/** What surrounds a page. */
export interface Outside {
  readonly clock: Clock;
  readonly random: Random;
  readonly wire: Pick<FakeWire, 'connect' | 'request'> & { readonly faults: Faults };
  readonly server: Pick<ModelServer, 'fetch'>;
}

/** Everything that the tabs of a test have in common. */
export interface World extends Outside {
  readonly clock: FakeClock;
  readonly wire: FakeWire;
  readonly server: ModelServer;
}

/** One page: the platform that a client runs on. */
export class FakeTab {
  readonly platform: Platform;
  readonly vault: CrashableVault;
  readonly reports: { readonly problem: string; readonly cause: unknown }[] = [];
  readonly #browser: FakeBrowser;
  readonly #channels = new Map<string, Channel>();
  readonly #listeners = new Set<(event: NetworkEvent) => void>();
  readonly #sockets = new Set<Socket>();
  online = true;
  alive = true;

  constructor(browser: FakeBrowser, { clock, random, wire, server }: Outside, memory: Vault) {
    this.#browser = browser;
    this.vault = new CrashableVault(memory, browser.disk, clock, random, wire.faults);
    const network: Network = {
      online: () => this.online,
      subscribe: (fn) => {
        this.#listeners.add(fn);
        return () => this.#listeners.delete(fn);
      },
    };
    const mine = { now: () => clock.now(), after: (ms: number, fn: () => void) => clock.after(ms, () => this.alive && fn()) };
    this.platform = {
      clock: mine,
      random: () => random.next(),
      id: () => Array.from({ length: 22 }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[random.below(36)]).join(''),
      fetch: (url, init) => wire.request(init, () => server.fetch(url, init)),
      socket: (_url, protocols) => {
        const socket = wire.connect(protocols);
        this.#sockets.add(socket);
        return socket;
      },
      network,
      indexedDB: null,
      crypto: null,
      locks: browser.locks(this),
      channel: (name) => {
        const channel = browser.channel(name, this, clock);
        this.#channels.set(name, channel);
        return channel;
      },
      report: (problem, cause) => this.reports.push({ problem, cause }),
    };
  }

  hear(name: string, message: unknown): void {
    if (this.alive) this.#channels.get(name)?.onmessage?.(message);
  }

  tell(event: NetworkEvent): void {
    if (event === 'online' || event === 'offline') this.online = event === 'online';
    for (const listener of this.#listeners) listener(event);
  }

  /** From one moment to the next: no timer fires any more, nothing is sent, nothing else is written. */
  crash(): void {
    this.alive = false;
    for (const socket of this.#sockets) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      socket.send = () => {};
    }
    this.vault.crash();
    this.#listeners.clear();
    this.#browser.gone(this);
  }
}
