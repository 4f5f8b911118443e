import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';

/** A small icon in a row that says something: in words for those who do not see it, and as a tooltip. */
export function Sign({ icon: Icon, label, className }: { icon: LucideIcon; label: string; className: string }) {
  return (
    <span className={clsx('shrink-0', className)} title={label}>
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
