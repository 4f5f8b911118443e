import { TandemError } from '../../core';
import type { SignInConfig } from './config';
import { type Channel, type KeeperParts, TokenKeeper } from './keeper';
import type { Grant } from './oidc';
import { inMemory } from './store';

export const config: SignInConfig = {
  issuer: 'http://localhost:1',
  authorizationEndpoint: 'http://localhost:1/oauth2/authorize',
  tokenEndpoint: 'http://localhost:1/oauth2/token',
  revocationEndpoint: 'http://localhost:1/oauth2/revoke',
  endSessionEndpoint: 'http://localhost:1/logout',
  clientId: 'tandem',
  scope: 'openid email profile',
};

const LIFE_MS = 3_600_000;

/** An issuer that replaces refresh tokens, a clock that is told, and tabs of one browser. */
export class FakeSignIns {
  now = 1_000_000;
  random = 0;
  /** What the issuer does next, instead of answering: a code. */
  fails: string | null = null;
  refreshes = 0;
  readonly proofs = inMemory();
  readonly names: string[] = [];
  #number = 1;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #tabs: { hear: ((word: unknown) => void) | null; silent: boolean }[] = [];
  readonly #timers = new Set<{ at: number; fn: () => void }>();

  grant(user = 'ann', name = 'Ann'): Grant {
    return { user, name, access: `a${this.#number}`, refresh: `r${this.#number}`, lifeMs: LIFE_MS };
  }

  tab({ silent = false } = {}): TokenKeeper {
    const own = { hear: null as ((word: unknown) => void) | null, silent };
    this.#tabs.push(own);
    const others = () => this.#tabs.filter((tab) => tab !== own);
    const channel: Channel = {
      post: (word) => own.silent || others().forEach((tab) => queueMicrotask(() => tab.hear?.(word))),
      set onmessage(fn: ((word: unknown) => void) | null) {
        own.hear = fn;
      },
    };
    const parts: KeeperParts = {
      proofs: this.proofs,
      refresh: (_config, token, user) => this.#refresh(token, user),
      alone: (work) => {
        const next = this.#turn.then(work);
        this.#turn = next.catch(() => {});
        return next;
      },
      others: async () => others().length > 0,
      channel,
      seen: ({ name }) => void this.names.push(name),
      now: () => this.now,
      random: () => this.random,
      after: (ms, fn) => {
        const timer = { at: this.now + ms, fn };
        this.#timers.add(timer);
        return () => this.#timers.delete(timer);
      },
    };
    return new TokenKeeper(parts);
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = [...this.#timers].filter(({ at }) => at <= this.now);
    for (const timer of due) {
      if (this.#timers.delete(timer)) timer.fn();
    }
    await settled();
  }

  async #refresh(token: string, user: string): Promise<Grant> {
    this.refreshes++;
    await settled();
    if (this.fails !== null) throw new TandemError(this.fails);
    if (token !== `r${this.#number}`) throw new TandemError('signed-out');
    this.#number++;
    return this.grant(user);
  }
}

/** Whatever follows from what was done has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
