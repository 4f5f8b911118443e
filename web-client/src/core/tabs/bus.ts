import type { Channel, Platform } from '../platform';
import type { Commit, Outcome } from '../protocol/messages';
import type { Withdrawn } from '../room/undo-stack';

/** What tabs of one user tell each other. Hints only: the vault and the server hold the truth. */
export type Word =
  /** The stored queue is not what it was. */
  | { readonly room: string; readonly word: 'queue' }
  /** The person left the room: nothing of it stays on this device. */
  | { readonly room: string; readonly word: 'left' }
  /** The copy on this device is gone; the room itself is not. */
  | { readonly room: string; readonly word: 'forgotten' }
  /** What can be brought back of what was taken back before it was sent. */
  | { readonly room: string; readonly word: 'withdrawn'; readonly withdrawn: readonly Withdrawn[] }
  /** Mutations were decided; the commits that say so come along. */
  | { readonly room: string; readonly word: 'decided'; readonly epoch: string; readonly commits: readonly Commit[]; readonly outcomes: readonly (readonly [id: string, outcome: Outcome])[] };

/** Between the tabs of one user in one browser. Where there is no channel, tabs learn from the server alone. */
export class Bus {
  readonly #channel: Channel | null;
  readonly #signedOut: () => void;
  readonly #listeners = new Map<string, (word: Word) => void>();

  /** `signedOut`: another tab has wiped what is stored. */
  constructor(platform: Platform, user: string, signedOut: () => void) {
    this.#signedOut = signedOut;
    this.#channel = platform.channel(`tandem:${user}`);
    if (this.#channel !== null) this.#channel.onmessage = (message) => this.#hear(message);
  }

  say(word: Word): void {
    this.#channel?.post(word);
  }

  signOut(): void {
    this.#channel?.post({ word: 'signed-out' });
  }

  listen(room: string, fn: (word: Word) => void): () => void {
    this.#listeners.set(room, fn);
    return () => this.#listeners.delete(room);
  }

  close(): void {
    this.#channel?.close();
  }

  /** A tab may run another version of this app: what it does not know it skips. */
  #hear(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('word' in message)) return;
    if (message.word === 'signed-out') return this.#signedOut();
    const word = message as Word;
    this.#listeners.get(word.room)?.(word);
  }
}
