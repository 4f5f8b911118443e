import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

interface NoticeProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  /** What the person can do now. */
  actions?: ReactNode;
  testId?: string;
}

/** A page that has only one thing to say. Takes the focus, since what was focused before is gone. */
export function Notice({ icon: Icon, title, children, actions, testId }: NoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main id="main" data-testid={testId} className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center gap-3 px-6 py-10">
      <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-7" />
      </span>
      <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
        {title}
      </h1>
      <div className="flex flex-col gap-2 text-base text-ink-soft">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </main>
  );
}
