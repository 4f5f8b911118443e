import { TandemError } from '../../core';
import type { SignInConfig } from './config';
import type { Grant } from './oidc';
import type { Proof, ProofStore } from './store';

/** What tabs tell each other. A token is told to pages of this origin alone, and written nowhere. */
type Word = { readonly word: 'ask'; readonly user: string } | ({ readonly word: 'token' } & Held);

/** An access token in the memory of this page, until when it lasts, and from when on a new one is fetched. */
interface Held {
  readonly user: string;
  readonly token: string;
  readonly round: number;
  readonly until: number;
}

export interface Channel {
  post(word: unknown): void;
  onmessage: ((word: unknown) => void) | null;
}

/** The world around it. */
export interface KeeperParts {
  readonly proofs: ProofStore;
  refresh(config: SignInConfig, token: string, user: string): Promise<Grant>;
  /** One tab at a time. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Whether another tab could answer. */
  others(): Promise<boolean>;
  readonly channel: Channel | null;
  /** The profile that came along with new tokens. */
  seen(grant: Grant): void;
  now(): number;
  random(): number;
  after(ms: number, fn: () => void): () => void;
}

const ANSWER_MS = 500;

/** Has the access token of this page, and sees to it that there is one: one tab renews it, before it ends, and tells the others. */
export class TokenKeeper {
  readonly #parts: KeeperParts;
  #held: Held | null = null;
  #renewAt = 0;
  #cancel: () => void = () => {};
  #renewing: Promise<string | null> | null = null;
  #told: (() => void) | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    if (parts.channel !== null) parts.channel.onmessage = (word) => this.#hear(word as Word);
  }

  /** Somebody has just signed in. */
  async adopt(grant: Grant, config: SignInConfig): Promise<void> {
    const before = await this.#parts.proofs.read();
    await this.#keep({ user: grant.user, refresh: grant.refresh ?? null, round: (before?.round ?? 0) + 1, config }, grant);
  }

  /**
   * A token that is good for a while; null where the sign-in has ended. `refused`: one that the server does not take any more, whatever the clock says.
   * @throws TandemError where that cannot be known now
   */
  token(user: string, refused?: string): Promise<string | null> {
    const held = this.#good(user, refused);
    if (held !== null) return Promise.resolve(held.token);
    this.#renewing ??= this.#parts.alone(() => this.#renew(user, refused)).finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  /** Lets go of everything; what has to be told to the issuer and the server. */
  async forget(): Promise<{ readonly token: string | null; readonly proof: Proof | null }> {
    const token = this.#held !== null && this.#held.until > this.#parts.now() ? this.#held.token : null;
    this.drop();
    const proof = await this.#parts.proofs.read().catch(() => null);
    await this.#parts.proofs.forget().catch(() => {});
    return { token, proof };
  }

  /** Another tab has signed out. */
  drop(): void {
    this.#held = null;
    this.#cancel();
  }

  #good(user: string, refused?: string): Held | null {
    return this.#held?.user === user && this.#held.token !== refused && this.#parts.now() < this.#renewAt ? this.#held : null;
  }

  async #renew(user: string, refused: string | undefined): Promise<string | null> {
    const proof = await this.#parts.proofs.read();
    if (proof === null || proof.user !== user || proof.refresh === null) return null;
    // While this one waited for its turn, another tab may have done it.
    if (proof.round !== this.#held?.round) await this.#ask(user);
    const told = this.#good(user, refused);
    return told === null ? this.#refresh(proof, proof.refresh, refused) : told.token;
  }

  async #refresh(proof: Proof, token: string, refused: string | undefined): Promise<string | null> {
    const { proofs, now } = this.#parts;
    try {
      const grant = await this.#parts.refresh(proof.config, token, proof.user);
      // Signed out, or in again, while the issuer was asked.
      if ((await proofs.read())?.round !== proof.round) return null;
      await this.#keep({ ...proof, refresh: grant.refresh ?? token, round: proof.round + 1 }, grant);
      return grant.access;
    } catch (failure) {
      if (failure instanceof TandemError && failure.code === 'signed-out') {
        await proofs.write({ ...proof, refresh: null });
        this.drop();
        return null;
      }
      // It was early: what there is lasts a little longer.
      if (this.#held?.user === proof.user && this.#held.until > now() && this.#held.token !== refused) return this.#held.token;
      throw failure;
    }
  }

  async #keep(proof: Proof, grant: Grant): Promise<void> {
    await this.#parts.proofs.write(proof);
    const held = { user: grant.user, token: grant.access, round: proof.round, until: this.#parts.now() + grant.lifeMs };
    this.#hold(held);
    this.#parts.channel?.post({ word: 'token', ...held } satisfies Word);
    this.#parts.seen(grant);
  }

  /** In the last fifth of its life it is renewed, each tab at a moment of its own: so it is one tab, and many people are no wave. */
  #hold(held: Held): void {
    const { now, random, after } = this.#parts;
    this.#held = held;
    this.#renewAt = held.until - (held.until - now()) * (0.1 + 0.1 * random());
    this.#cancel();
    // Where it fails, whoever needs the token tries again.
    this.#cancel = after(this.#renewAt - now(), () => void this.token(held.user).catch(() => {}));
  }

  #hear(word: Word): void {
    if (word.word === 'ask') {
      const held = this.#good(word.user);
      if (held !== null) this.#parts.channel?.post({ word: 'token', ...held } satisfies Word);
    } else if (word.word === 'token' && word.round > (this.#held?.round ?? 0)) {
      const { user, token, round, until } = word;
      this.#hold({ user, token, round, until });
      this.#told?.();
    }
  }

  async #ask(user: string): Promise<void> {
    const { channel, others, after } = this.#parts;
    if (channel === null || !(await others())) return;
    await new Promise<void>((resolve) => {
      const cancel = after(ANSWER_MS, resolve);
      this.#told = () => (cancel(), resolve());
      channel.post({ word: 'ask', user } satisfies Word);
    });
    this.#told = null;
  }
}
