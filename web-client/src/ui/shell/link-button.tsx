import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link that looks like a button, for what goes somewhere. */
export function LinkButton({ href, icon: Icon, look = 'secondary', children }: { href: string; icon?: LucideIcon; look?: 'primary' | 'secondary'; children: ReactNode }) {
  return (
    <Link
      href={href}
      className={clsx(
        'inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 text-sm font-medium',
        look === 'primary' ? 'bg-accent text-accent-ink hover:bg-accent-hover' : 'border border-line-strong bg-surface hover:bg-sunken',
      )}
    >
      {Icon && <Icon aria-hidden className="size-[1.15em]" />}
      {children}
    </Link>
  );
}
