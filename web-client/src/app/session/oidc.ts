import * as oauth from 'oauth4webapi';
import { TandemError } from '../../core';
import type { SignInConfig } from './config';

/** A sign-in that was begun: what its answer has to fit. */
export interface Begun {
  readonly config: SignInConfig;
  readonly redirect: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Asking {
  readonly redirect: string;
  readonly language: string;
  /** An address that the person may want to sign in with. */
  readonly hint?: string | undefined;
  /** Whether they are asked who they are even where the issuer remembers. */
  readonly again: boolean;
}

/** What the issuer gave. `lifeMs`: how long the access token lasts; `refresh` is absent where the old one goes on. */
export interface Grant {
  readonly user: string;
  readonly name: string;
  readonly email?: string;
  readonly access: string;
  readonly lifeMs: number;
  readonly refresh?: string;
}

const PATIENCE_MS = 15_000;
/** How far the clock of this device may be off. The tokens themselves are judged by the server's. */
const SKEW_SECONDS = 300;
/** Who has signed in stays so whatever happens to the clock. */
const ANY_SKEW_SECONDS = 1e10;
/** Where an issuer does not say how long a token lasts. */
const USUAL_LIFE_SECONDS = 3600;
/** Answers to a refresh that say nothing about the sign-in. */
const PASSING = ['server_error', 'temporarily_unavailable', 'slow_down'];

const issuerOf = (config: SignInConfig): oauth.AuthorizationServer => ({
  issuer: config.issuer,
  authorization_endpoint: config.authorizationEndpoint,
  token_endpoint: config.tokenEndpoint,
  revocation_endpoint: config.revocationEndpoint,
  // Those that the server takes.
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
});
const appOf = (config: SignInConfig, tolerance = SKEW_SECONDS): oauth.Client => ({ client_id: config.clientId, [oauth.clockTolerance]: tolerance });
const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
const http = ({ tokenEndpoint }: SignInConfig) => ({ signal: AbortSignal.timeout(PATIENCE_MS), [oauth.allowInsecureRequests]: isLocal(tokenEndpoint) });

/** Where to go to sign in (RFC 6749 4.1.1, RFC 7636, OpenID Connect Core 3.1.2.1). */
export async function begin(config: SignInConfig, { redirect, language, hint, again }: Asking): Promise<{ readonly url: string; readonly begun: Begun }> {
  const begun: Begun = { config, redirect, state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier: oauth.generateRandomCodeVerifier() };
  const url = new URL(config.authorizationEndpoint);
  const asked = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirect,
    scope: config.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    lang: language,
    ...(hint !== undefined && { login_hint: hint }),
    ...(again && { prompt: 'login' }),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href, begun };
}

/**
 * Turns the answer of the issuer into tokens.
 * @throws TandemError `sign-in-denied`, `sign-in-state`, `sign-in-expired`, `sign-in-clock`, `sign-in-failed`, `internal`, `offline`
 */
export async function complete(begun: Begun, answer: URL): Promise<Grant> {
  const [issuer, app] = [issuerOf(begun.config), appOf(begun.config)];
  try {
    const code = oauth.validateAuthResponse(issuer, app, answer, begun.state);
    const response = await oauth.authorizationCodeGrantRequest(issuer, app, oauth.None(), code, begun.redirect, begun.verifier, http(begun.config));
    return grantOf(await oauth.processAuthorizationCodeResponse(issuer, app, response, { expectedNonce: begun.nonce, requireIdToken: true }));
  } catch (cause) {
    throw new TandemError(codeOfFailure(cause), { cause });
  }
}

/**
 * The next tokens of a sign-in.
 * @throws TandemError `signed-out` where it has ended; anything else says nothing about it
 */
export async function refresh(config: SignInConfig, token: string, user: string): Promise<Grant> {
  const [issuer, app] = [issuerOf(config), appOf(config, ANY_SKEW_SECONDS)];
  try {
    const response = await oauth.refreshTokenGrantRequest(issuer, app, oauth.None(), token, http(config));
    const grant = grantOf(await oauth.processRefreshTokenResponse(issuer, app, response), user);
    // What is kept on this device is this person's.
    if (grant.user !== user) throw new TandemError('signed-out');
    return grant;
  } catch (cause) {
    if (cause instanceof TandemError) throw cause;
    throw new TandemError(hasEnded(cause) ? 'signed-out' : codeOfFailure(cause), { cause });
  }
}

const leaving: typeof fetch = (url, how) => fetch(url, { ...how, keepalive: true });

/** Tells the issuer that a refresh token is not needed any more; goes out even where the page is left right after. */
export async function revoke(config: SignInConfig, token: string): Promise<void> {
  await oauth.revocationRequest(issuerOf(config), appOf(config), oauth.None(), token, { ...http(config), [oauth.customFetch]: leaving });
}

function grantOf(tokens: oauth.TokenEndpointResponse, user?: string): Grant {
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const who = claims?.sub ?? user ?? '';
  return {
    user: who,
    name: typeof claims?.name === 'string' && claims.name !== '' ? claims.name : who,
    ...(typeof claims?.email === 'string' && { email: claims.email }),
    access: tokens.access_token,
    lifeMs: (tokens.expires_in ?? USUAL_LIFE_SECONDS) * 1000,
    ...(tokens.refresh_token !== undefined && { refresh: tokens.refresh_token }),
  };
}

const hasEnded = (failure: unknown) => failure instanceof oauth.ResponseBodyError && failure.status < 500 && failure.status !== 429 && !PASSING.includes(failure.error);

function codeOfFailure(failure: unknown): string {
  if (failure instanceof oauth.AuthorizationResponseError) return failure.error === 'access_denied' ? 'sign-in-denied' : PASSING.includes(failure.error) ? 'internal' : 'sign-in-failed';
  if (failure instanceof oauth.ResponseBodyError) return failure.error === 'invalid_grant' ? 'sign-in-expired' : PASSING.includes(failure.error) ? 'internal' : 'sign-in-failed';
  if (failure instanceof oauth.OperationProcessingError) return ofAnswer(failure);
  // Without a code of the library it is the network's, or our patience has ended.
  if ((failure instanceof TypeError && !('code' in failure)) || failure instanceof DOMException) return 'offline';
  return 'sign-in-failed';
}

function ofAnswer({ code, cause }: oauth.OperationProcessingError): string {
  if (code === oauth.JWT_TIMESTAMP_CHECK) return 'sign-in-clock';
  // Of the nonce, or of the state: this is not the answer to what was asked here.
  if (code === oauth.JWT_CLAIM_COMPARISON || (code === oauth.INVALID_RESPONSE && cause !== undefined && 'expected' in (cause as object))) return 'sign-in-state';
  return cause instanceof Response && cause.status >= 500 ? 'internal' : 'sign-in-failed';
}
