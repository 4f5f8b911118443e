/** Calls when the page has nothing better to do; where the browser does not say, once what is waiting now is done. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'undefined') setTimeout(work, 0);
  else requestIdleCallback(work, { timeout: 10_000 });
}
