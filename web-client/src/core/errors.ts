/** An expected refusal. `code` is stable and never a sentence; `status` is that of HTTP where one was answered; `then` and `retryAfter` (ms) as in E1. */
export class TandemError extends Error {
  declare readonly code: string;
  declare readonly status: number | undefined;
  declare readonly detail: unknown;
  declare readonly then: string | undefined;
  declare readonly retryAfter: number | undefined;

  constructor(code: string, { cause, ...more }: { status?: number; detail?: unknown; then?: string; retryAfter?: number; cause?: unknown } = {}) {
    super(code, cause === undefined ? undefined : { cause });
    Object.assign(this, { name: 'TandemError', code }, more);
  }
}
