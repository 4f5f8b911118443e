import { clsx } from 'clsx';
import { useState } from 'react';
import { useFormat } from '../../i18n/format';
import { useNow } from '../status/now';

/** How long ago; exactly when as soon as it has the focus or is tapped, and at once to whoever listens. */
export function When({ at, className }: { at: number; className?: string }) {
  const format = useFormat();
  const now = useNow(30_000);
  const [close, setClose] = useState(false);
  const ago = format.ago(at, now);
  const exact = `${format.date(at)}, ${format.clock(at)}`;
  return (
    <button
      type="button"
      aria-label={`${ago}, ${exact}`}
      title={exact}
      onFocus={() => setClose(true)}
      onBlur={() => setClose(false)}
      // Not every browser focuses what is tapped.
      onClick={(event) => event.currentTarget.focus()}
      className={clsx('relative min-h-6 shrink-0 rounded-sm text-left text-xs text-ink-soft after:absolute after:-inset-x-1 after:-inset-y-2.5', className)}
    >
      <time dateTime={new Date(at).toISOString()}>{close ? exact : ago}</time>
    </button>
  );
}
