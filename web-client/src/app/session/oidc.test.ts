import { afterEach, expect, test, vi } from 'vitest';
import { begin, type Begun, complete, refresh, revoke } from './oidc';
import { config } from './testing';

const REDIRECT = 'http://localhost:1/sign-in';
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idToken = (claims: Record<string, unknown>) => {
  const now = Math.floor(Date.now() / 1000);
  return `${base64({ alg: 'ES256', kid: 'k' })}.${base64({ iss: config.issuer, aud: 'tandem', sub: 'ann', name: 'Ann A.', email: 'ann@example.test', iat: now, exp: now + 3600, ...claims })}.${'s'.repeat(86)}`;
};
const tokens = (claims: Record<string, unknown>, more: object = {}) => ({ access_token: 'access', refresh_token: 'refresh', token_type: 'Bearer', expires_in: 1800, id_token: idToken(claims), ...more });

/** What the issuer was sent. */
function issuer(answer: () => Response | Promise<Response>): { body: URLSearchParams; init: RequestInit }[] {
  const asked: { body: URLSearchParams; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    asked.push({ body: new URLSearchParams(String(init.body)), init });
    return answer();
  });
  return asked;
}

const asking = { redirect: REDIRECT, language: 'th', hint: undefined, again: false };
const back = (begun: Begun, more: Record<string, string> = {}) => new URL(`${REDIRECT}?${new URLSearchParams({ code: 'code', state: begun.state, ...more }).toString()}`);

afterEach(() => vi.unstubAllGlobals());

test('it asks with a challenge, a state and a nonce of its own each time', async () => {
  const [one, other] = await Promise.all([begin(config, asking), begin(config, { ...asking, hint: 'ann@example.test', again: true })]);
  const asked = Object.fromEntries(new URL(one.url).searchParams);
  expect(asked).toMatchObject({ response_type: 'code', client_id: 'tandem', redirect_uri: REDIRECT, scope: config.scope, code_challenge_method: 'S256', lang: 'th' });
  expect(asked).not.toHaveProperty('prompt');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(one.begun.verifier))).toString('base64url');
  expect(asked.code_challenge).toBe(hash);
  expect(one.url).not.toContain(one.begun.verifier);
  for (const name of ['state', 'nonce', 'verifier'] as const) expect(one.begun[name]).not.toBe(other.begun[name]);
  expect(Object.fromEntries(new URL(other.url).searchParams)).toMatchObject({ prompt: 'login', login_hint: 'ann@example.test' });
});

test('a code becomes tokens, by the verifier', async () => {
  const { begun } = await begin(config, asking);
  const asked = issuer(() => Response.json(tokens({ nonce: begun.nonce })));
  expect(await complete(begun, back(begun))).toEqual({ user: 'ann', name: 'Ann A.', email: 'ann@example.test', access: 'access', refresh: 'refresh', lifeMs: 1_800_000 });
  expect(Object.fromEntries(asked[0]?.body ?? [])).toEqual({ grant_type: 'authorization_code', client_id: 'tandem', code: 'code', redirect_uri: REDIRECT, code_verifier: begun.verifier });
});

const HOUR = 3600;
const seconds = () => Math.floor(Date.now() / 1000);
test.each<[string, string, (begun: Begun) => Response | Promise<Response>, Record<string, string>?]>([
  ['the person did not want to', 'sign-in-denied', () => Response.error(), { error: 'access_denied' }],
  ['the issuer is away for a moment', 'internal', () => Response.error(), { error: 'temporarily_unavailable' }],
  ['the issuer does not take the request', 'sign-in-failed', () => Response.error(), { error: 'invalid_scope' }],
  ['the answer is to another question', 'sign-in-state', () => Response.error(), { state: 'other' }],
  ['the answer is from another issuer', 'sign-in-state', () => Response.error(), { iss: 'http://evil.example' }],
  ['the nonce is another', 'sign-in-state', () => Response.json(tokens({ nonce: 'other' }))],
  ['the code has ended', 'sign-in-expired', () => Response.json({ error: 'invalid_grant' }, { status: 400 })],
  ['the client is not known', 'sign-in-failed', () => Response.json({ error: 'invalid_client' }, { status: 400 })],
  ['the clock of this device is behind', 'sign-in-clock', ({ nonce }) => Response.json(tokens({ nonce, nbf: seconds() + HOUR }))],
  ['the clock of this device is ahead', 'sign-in-clock', ({ nonce }) => Response.json(tokens({ nonce, iat: seconds() - 3 * HOUR, exp: seconds() - 2 * HOUR }))],
  ['there is no network', 'offline', () => Promise.reject(new TypeError('failed'))],
  ['the issuer never answers', 'offline', () => Promise.reject(new DOMException('too long', 'TimeoutError'))],
  ['the issuer is broken', 'internal', () => new Response('<html>', { status: 502 })],
  ['something else answers', 'sign-in-failed', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['there is no ID token', 'sign-in-failed', () => Response.json({ access_token: 'access', token_type: 'Bearer' })],
])('when %s it says %s', async (_when, code, answer, more) => {
  const { begun } = await begin(config, asking);
  issuer(() => answer(begun));
  await expect(complete(begun, back(begun, more))).rejects.toMatchObject({ code });
});

test('a refresh token becomes new tokens, with or without a new one of its kind, whatever the clock says', async () => {
  const asked = issuer(() => Response.json(tokens({ exp: seconds() - 9 * HOUR, iat: seconds() - 10 * HOUR }, { refresh_token: undefined })));
  const grant = await refresh(config, 'old', 'ann');
  expect(grant).toMatchObject({ user: 'ann', access: 'access' });
  expect(grant).not.toHaveProperty('refresh');
  expect(Object.fromEntries(asked[0]?.body ?? [])).toEqual({ grant_type: 'refresh_token', client_id: 'tandem', refresh_token: 'old' });
});

test('tokens of somebody else do not continue a sign-in', async () => {
  issuer(() => Response.json(tokens({ sub: 'ben' })));
  await expect(refresh(config, 'old', 'ann')).rejects.toMatchObject({ code: 'signed-out' });
});

test.each([
  ['signed-out', () => Response.json({ error: 'invalid_grant' }, { status: 400 })],
  ['signed-out', () => Response.json({ error: 'invalid_client' }, { status: 401 })],
  ['internal', () => Response.json({ error: 'server_error' }, { status: 400 })],
  ['internal', () => new Response('', { status: 503 })],
  ['sign-in-failed', () => Response.json({ error: 'too_many' }, { status: 429 })],
  ['offline', () => Promise.reject(new TypeError('failed'))],
])('only what the issuer says about a sign-in ends it: %s', async (code, answer) => {
  issuer(answer);
  await expect(refresh(config, 'old', 'ann')).rejects.toMatchObject({ code });
});

test('a refresh token is given back also where the page is left right after', async () => {
  const asked = issuer(() => new Response(null, { status: 200 }));
  await revoke(config, 'old');
  expect(asked[0]?.init.keepalive).toBe(true);
  expect(asked[0]?.body.get('token')).toBe('old');
});
