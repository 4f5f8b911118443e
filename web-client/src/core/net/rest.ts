import * as z from '../protocol/shape';
import type { Auth } from '../api';
import { TandemError } from '../errors';
import type { Platform } from '../platform';

/** C2. */
const ticket = z.object({ ticket: z.string(), url: z.string(), protocol: z.string() });
export type Ticket = z.Infer<typeof ticket>;

const problem = z.object({ code: z.string(), then: z.optional(z.string()), retryAfter: z.optional(z.number()), detail: z.optional(z.anything()) });

/** Bodies from this size on are sent compressed where the platform can (in characters). */
const WORTH_COMPRESSING = 4_096;

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Sent along where there is one; nobody has to be signed in. */
  readonly open?: boolean;
}

/** The REST half of the protocol (R1-R6). Every call rejects with a {@link TandemError}; `offline` when no answer came. */
export class Rest {
  readonly #platform: Platform;
  readonly #baseUrl: string;
  readonly #auth: Auth;
  readonly #timeoutMs: number;

  constructor(platform: Platform, baseUrl: string, auth: Auth, timeoutMs: number) {
    this.#platform = platform;
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#auth = auth;
    this.#timeoutMs = timeoutMs;
  }

  ticket(): Promise<Ticket> {
    return this.call('POST', '/api/tickets', ticket);
  }

  /** One call; `to` begins with `/api/`. */
  async call<T>(method: string, to: string, shape: z.Shape<T>, body?: unknown, options: CallOptions = {}): Promise<T> {
    // The token goes to our own API and nowhere else.
    if (!to.startsWith('/api/')) throw new TandemError('bad-answer');
    const { response, text } = await this.#fetch(method, to, body, options);
    const json = parse(response, text);
    if (!response.ok) throw refusal(response, json);
    const result = z.reads(shape, json);
    if ('mismatch' in result) throw new TandemError('bad-answer', { status: response.status, cause: result.mismatch });
    return result.value;
  }

  async #fetch(method: string, to: string, body: unknown, { signal, timeoutMs = this.#timeoutMs, open }: CallOptions): Promise<{ response: Response; text: string }> {
    const token = await this.#token();
    if (token === null && !open) throw new TandemError('signed-out', { status: 401 });
    const abort = new AbortController();
    const cancel = this.#platform.clock.after(timeoutMs, () => abort.abort());
    try {
      const headers: Record<string, string> = {};
      const init = { method, headers, signal: signal ? AbortSignal.any([signal, abort.signal]) : abort.signal, cache: 'no-store', body: await this.#content(body, headers) } as const;
      const send = async (signature: string | null) => {
        if (signature !== null) headers.authorization = `Bearer ${signature}`;
        const response = await this.#platform.fetch(this.#baseUrl + to, init);
        return { response, text: await response.text() };
      };
      const answer = await send(token);
      // The clocks may differ about how long a token lasts.
      const other = answer.response.status === 401 && token !== null ? await this.#token(token) : null;
      return other === null || other === token ? answer : await send(other);
    } catch (cause) {
      throw new TandemError('offline', { cause });
    } finally {
      cancel();
    }
  }

  #token(refused?: string): Promise<string | null> {
    return this.#auth.token(refused).catch((cause: unknown) => {
      throw new TandemError('offline', { cause });
    });
  }

  /** What is sent; `headers` are told its form. */
  async #content(body: unknown, headers: Record<string, string>): Promise<string | Uint8Array<ArrayBuffer> | null> {
    if (body === undefined) return null;
    headers['content-type'] = 'application/json';
    const text = JSON.stringify(body);
    const gzip = this.#platform.gzip;
    if (text.length < WORTH_COMPRESSING || gzip === undefined) return text;
    headers['content-encoding'] = 'gzip';
    return gzip(text);
  }
}

function parse(response: Response, text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TandemError(response.ok ? 'bad-answer' : 'internal', { status: response.status, cause });
  }
}

function refusal(response: Response, json: unknown): TandemError {
  const told = z.reads(problem, json);
  const unsaid = { code: response.status === 401 ? 'signed-out' : 'internal' };
  const { code, ...more } = 'value' in told ? told.value : unsaid;
  return new TandemError(code, { status: response.status, ...more });
}
