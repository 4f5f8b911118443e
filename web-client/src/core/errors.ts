/** An expected refusal. `code` is stable and never a sentence; `status` is that of HTTP where one was answered. */
export class TandemError extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly detail: unknown;

  constructor(code: string, more: { status?: number; detail?: unknown; cause?: unknown } = {}) {
    super(code, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'TandemError';
    this.code = code;
    this.status = more.status;
    this.detail = more.detail;
  }
}
