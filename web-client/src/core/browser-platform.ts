import type { Channel, Clock, Locks, Network, NetworkEvent, Platform, Socket } from './platform';

const ID_BYTES = 16;

/** The browser's own. Works in a page and, without network events, in a worker. */
export function browserPlatform(): Platform {
  return {
    clock,
    random: () => Math.random(),
    id,
    fetch: (url, init) => fetch(url, init),
    ...(globalThis.CompressionStream !== undefined && { gzip }),
    socket: (url, protocols) => new BrowserSocket(url, protocols),
    network,
    indexedDB: storage(),
    ...(globalThis.navigator?.storage?.persist !== undefined && { persist: () => navigator.storage.persist() }),
    crypto: globalThis.crypto ?? null,
    locks: globalThis.navigator?.locks === undefined ? null : locks,
    channel: (name) => (globalThis.BroadcastChannel === undefined ? null : new BrowserChannel(name)),
    report: (problem, cause) => console.warn(`tandem: ${problem}`, cause),
  };
}

const clock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

/** 128 random bits in 22 characters of the alphabet of identifiers (F5). */
function id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Even asking can be forbidden. */
function storage(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}

const locks: Locks = {
  async request(name, signal, work) {
    await navigator.locks.request(name, { signal }, work);
  },
};

const network: Network = {
  online: () => navigator.onLine,
  subscribe(fn) {
    const tell = (event: NetworkEvent) => () => fn(event);
    const online = tell('online');
    const offline = tell('offline');
    const visibility = () => fn(document.visibilityState === 'visible' ? 'visible' : 'hidden');
    addEventListener('online', online);
    addEventListener('offline', offline);
    globalThis.document?.addEventListener('visibilitychange', visibility);
    return () => {
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      globalThis.document?.removeEventListener('visibilitychange', visibility);
    };
  },
};

class BrowserSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  readonly #socket: WebSocket;

  constructor(url: string, protocols: readonly string[]) {
    this.#socket = new WebSocket(url, [...protocols]);
    this.#socket.onopen = () => this.onopen?.();
    this.#socket.onclose = ({ code, reason }) => this.onclose?.(code, reason);
    this.#socket.onmessage = ({ data }) => {
      if (typeof data === 'string') this.onmessage?.(data);
    };
  }

  send(text: string): void {
    // Closing sockets throw or drop; either way the close event, or the silence, says so.
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  close(): void {
    this.#socket.close(1000);
  }
}

class BrowserChannel implements Channel {
  onmessage: ((message: unknown) => void) | null = null;
  readonly #channel: BroadcastChannel;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.onmessage?.(data);
  }

  post(message: unknown): void {
    this.#channel.postMessage(message);
  }

  close(): void {
    this.#channel.close();
  }
}
