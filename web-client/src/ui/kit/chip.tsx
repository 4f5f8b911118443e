import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'accent';

export const toneClass: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-ink-soft',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent-text',
};

/** A small fact: icon and words, never colour alone. */
export function Chip({ icon: Icon, tone = 'plain', motion, children, testId }: { icon?: LucideIcon; tone?: Tone; motion?: 'spin' | 'pulse' | undefined; children: ReactNode; testId?: string }) {
  return (
    <span data-testid={testId} className={clsx('inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium sm:gap-1.5 sm:px-2.5', toneClass[tone])}>
      {Icon && <Icon aria-hidden className={clsx('size-3.5 shrink-0', motion === 'spin' && 'animate-spin', motion === 'pulse' && 'animate-pulse')} />}
      <span className="truncate">{children}</span>
    </span>
  );
}
