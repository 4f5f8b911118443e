import { clsx } from 'clsx';

/** A bar with a name. Reaching the end changes more than the colour: the words beside it say the numbers. */
export function Progress({ label, value, max, tone = 'accent' }: { label: string; value: number; max: number; tone?: 'accent' | 'bad' }) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={Math.min(value, max)} className="h-2 overflow-hidden rounded-full bg-sunken">
      <div className={clsx('h-full rounded-full transition-[width] duration-300', tone === 'bad' ? 'bg-bad' : 'bg-accent')} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
