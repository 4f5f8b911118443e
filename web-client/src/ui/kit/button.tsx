import { cva } from 'class-variance-authority';
import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

const shape = cva(
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md text-sm font-medium wrap-break-word transition-colors disabled:cursor-not-allowed disabled:opacity-55',
  {
    variants: {
      look: {
        primary: 'bg-accent px-4 text-accent-ink hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface px-4 text-ink hover:bg-sunken',
        quiet: 'px-3 text-accent-text hover:bg-sunken',
        danger: 'border border-bad bg-surface px-4 text-bad hover:bg-bad-soft',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { look: 'secondary', wide: false },
  },
);

interface Look {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  wide?: boolean;
  icon?: LucideIcon;
}

export function Button({ look, wide, icon: Icon, className, children, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return (
    <button type={type} className={clsx(shape({ look, wide }), className)} {...rest}>
      {Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />}
      {children}
    </button>
  );
}

/** A square button that shows only an icon: `label` is its name, also as a tooltip. */
export function IconButton({ icon: Icon, label, className, type = 'button', ...rest }: ComponentProps<'button'> & { icon: LucideIcon; label: string }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'grid size-11 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink disabled:cursor-not-allowed disabled:opacity-55',
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
