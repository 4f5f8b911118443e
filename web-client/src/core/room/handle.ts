import type { Handle, HandleStatus } from '../api';
import { TandemError } from '../errors';
import type { Outcome } from '../protocol/messages';
import { Cell } from '../readable';
import { deferred } from './deferred';

/** The queue's end of a {@link Handle}. */
export class PendingHandle implements Handle {
  readonly id: string;
  readonly local: Promise<void>;
  readonly server: Promise<Outcome>;
  readonly status = new Cell<HandleStatus>('queued');
  readonly #local = deferred<void>();
  readonly #server = deferred<Outcome>();

  constructor(id: string) {
    this.id = id;
    this.local = this.#local.promise;
    this.server = this.#server.promise;
    // Whoever does not ask shall not be told by an unhandled rejection.
    this.local.catch(() => {});
  }

  stored(): void {
    this.#local.resolve();
  }

  notStored(cause: unknown): void {
    this.#local.reject(new TandemError('not-stored', { cause }));
  }

  sent(): void {
    if (this.status.get() === 'queued') this.status.set('sent');
  }

  /** It ends as another one does. */
  follow(handle: Handle): void {
    handle.local.then(
      () => this.stored(),
      (cause: unknown) => this.notStored(cause),
    );
    handle.status.subscribe(() => handle.status.get() === 'sent' && this.sent());
    void handle.server.then((outcome) => this.decided(outcome));
  }

  /** It was taken back before it was sent, or nothing of it was queued. */
  dropped(): void {
    this.decided({ status: 'rejected', code: 'discarded' });
  }

  decided(outcome: Outcome): void {
    this.#local.resolve();
    this.#server.resolve(outcome);
    this.status.set(outcome.status);
  }
}
