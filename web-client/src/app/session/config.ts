import { TandemError } from '../../core';

/** Where the app takes up the answer of a sign-in, under its own address: what the app's client at the issuer names. */
export const BACK = '/sign-in';

/** Where to sign in, as `/config.json` says it, in the cloud and on a laptop. */
export interface SignInConfig {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string;
  readonly endSessionEndpoint: string;
  readonly clientId: string;
  readonly scope: string;
}

const NAMES = ['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'revocationEndpoint', 'endSessionEndpoint', 'clientId', 'scope'] as const;
const PATIENCE_MS = 15_000;

/**
 * Asks each time: an answer also shows that there is a network to leave the page by.
 * @throws TandemError `offline`, `internal`, or `sign-in-unset` where nobody has said where to sign in
 */
export async function loadConfig(): Promise<SignInConfig> {
  const answer = await fetch('/config.json', { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) }).catch((cause: unknown) => {
    throw new TandemError('offline', { cause });
  });
  if (answer.status >= 500) throw new TandemError('internal', { status: answer.status });
  const config = read(await answer.json().catch(() => null));
  if (!answer.ok || config === null) throw new TandemError('sign-in-unset', { status: answer.status });
  return config;
}

function read(value: unknown): SignInConfig | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  return NAMES.every((name) => typeof given[name] === 'string') ? (value as SignInConfig) : null;
}
