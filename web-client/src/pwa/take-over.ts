/** What the page says to a waiting service worker when the person wants the new version. */
export const TAKE_OVER = { type: 'take-over' } as const;

export function isTakeOver(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === TAKE_OVER.type;
}
