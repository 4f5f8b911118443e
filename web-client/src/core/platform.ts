/** The outside world as the core sees it: everything here can be replaced by a fake. */
export interface Platform {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  /** Random identifier of 22 characters `A-Z a-z 0-9 _ -` (128 bit). */
  id(): string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Absent where the platform cannot compress. */
  readonly gzip?: (text: string) => Promise<Uint8Array<ArrayBuffer>>;
  socket(url: string, protocols: readonly string[]): Socket;
  readonly network: Network;
  readonly indexedDB: IDBFactory | null;
  /** Asks the browser to keep what is stored also when it runs short of space. Absent where nobody can be asked. */
  readonly persist?: () => Promise<boolean>;
  readonly crypto: Crypto | null;
  readonly locks: Locks | null;
  channel(name: string): Channel | null;
  /** Something went wrong that no caller can be told: for whoever looks at the console. */
  report(problem: string, cause: unknown): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `fn` once after `ms`; the answer takes it back. */
  after(ms: number, fn: () => void): () => void;
}

/** A WebSocket, reduced to what is used. Handlers are set before any event can come. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((text: string) => void) | null;
  onclose: ((code: number, reason: string) => void) | null;
  send(text: string): void;
  close(): void;
}

export type NetworkEvent = 'online' | 'offline' | 'visible' | 'hidden';

export interface Network {
  /** The browser's guess: a hint, never a proof. */
  online(): boolean;
  subscribe(fn: (event: NetworkEvent) => void): () => void;
}

export interface Locks {
  /** Runs `work` while holding the lock. Rejects with an AbortError when `signal` fires before it is granted. */
  request(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>;
}

export interface Channel {
  post(message: unknown): void;
  onmessage: ((message: unknown) => void) | null;
  close(): void;
}
