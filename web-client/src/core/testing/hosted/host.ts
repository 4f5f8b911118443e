import type { Outcome } from '../../protocol/messages';

/** Whoever runs pages in a world of its own. What it is asked for it answers later, by calls of {@link HostedPages}. */
export interface Host {
  /** Milliseconds since 1970. */
  now(): number;
  after(page: number, ms: number, timer: number): void;
  cancel(timer: number): void;
  open(page: number, socket: number, protocols: readonly string[]): void;
  send(socket: number, text: string): void;
  close(socket: number): void;
  fetch(page: number, request: number, method: string, url: string, body: string): void;
  /** A mutation is on disk, as the page says to its person. */
  kept(page: number, id: string): void;
  /** A mutation has its number from now on, on disk. */
  numbered(page: number, id: string, client: string, n: number): void;
  /** A mutation is for its person to look at: it may have been decided, or can never be. */
  setAside(page: number, id: string): void;
  /** The page says to its person what became of a mutation. */
  claimed(page: number, id: string, outcome: Outcome): void;
  report(page: number, problem: string): void;
}
