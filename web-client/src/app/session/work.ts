import { TokenKeeper } from './keeper';
import { type Grant, refresh } from './oidc';
import { openProofs } from './store';

/** What signing in and staying so takes: loaded when it is first needed, and there without a network. */
export { begin, complete, revoke } from './oidc';

const RENEWING = 'tandem.sign-in';
const OPEN = 'tandem.sign-in.open';

/** The keeper of this page. */
export async function openKeeper(seen: (grant: Grant) => void): Promise<TokenKeeper> {
  const locks: LockManager | undefined = navigator.locks;
  // Held for as long as this page lives: so tabs know of each other.
  void locks?.request(OPEN, { mode: 'shared' }, () => new Promise(() => {}));
  return new TokenKeeper({
    proofs: await openProofs(),
    refresh,
    alone: (work) => (locks === undefined ? work() : locks.request(RENEWING, work)),
    others: async () => ((await locks?.query())?.held ?? []).filter(({ name }) => name === OPEN).length > 1,
    channel: channel(),
    seen,
    now: () => Date.now(),
    random: () => Math.random(),
    after(ms, fn) {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  });
}

function channel() {
  if (typeof BroadcastChannel === 'undefined') return null;
  const between = new BroadcastChannel('tandem.sign-in');
  return {
    post: (word: unknown) => between.postMessage(word),
    set onmessage(fn: ((word: unknown) => void) | null) {
      between.onmessage = fn === null ? null : ({ data }: MessageEvent<unknown>) => fn(data);
    },
  };
}
