/** An expected refusal. `code` is stable and never a sentence; `status` is that of HTTP where one was answered; `then` and `retryAfter` (ms) as in E1. */
export class TandemError extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly detail: unknown;
  readonly then: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: string, more: { status?: number; detail?: unknown; then?: string; retryAfter?: number; cause?: unknown } = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'TandemError';
    this.code = code;
    this.status = more.status;
    this.detail = more.detail;
    this.then = more.then;
    this.retryAfter = more.retryAfter;
  }
}
