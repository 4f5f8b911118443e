import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** What stands where there is nothing yet, with the first step. */
export function Empty({ icon: Icon, title, text, children }: { icon: LucideIcon; title: string; text: string; children?: ReactNode }) {
  return (
    <section data-testid="empty" className="mx-auto flex w-full max-w-xl flex-col items-center gap-3 py-10 text-center">
      <Icon aria-hidden className="size-9 text-accent-text" />
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-sm text-sm text-ink-soft">{text}</p>
      {children}
    </section>
  );
}
