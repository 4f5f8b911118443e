import { clsx } from 'clsx';
import { Eye, type LucideIcon } from 'lucide-react';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useCommands } from '../palette/commands';

interface Tab<T extends string> {
  value: T;
  label: string;
  /** Stands above the label, so that more of them fit beside each other. */
  icon?: LucideIcon;
  /** How much waits there, and what that is in words. */
  badge?: { count: number; label: string } | undefined;
}

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  /** Shown beside the tabs. */
  beside?: ReactNode;
  children: ReactNode;
  /** They are the views of the room: the command palette finds them by name. */
  views?: boolean;
}

/** Tabs with arrow keys; `children` are the panel of the selected one. */
export function Tabs<T extends string>({ label, tabs, value, onChange, beside, children, views = false }: TabsProps<T>) {
  useCommands(() => (views ? tabs.map((tab) => ({ id: `view-${tab.value}`, group: 'here' as const, icon: tab.icon ?? Eye, label: tab.label, words: label, run: () => onChange(tab.value) })) : []));
  const choose = (next: string) => {
    const tab = tabs.find((tab) => tab.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Radix.Root value={value} onValueChange={choose}>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Radix.List aria-label={label} className={clsx('flex min-w-0 flex-1 rounded-lg bg-sunken p-1', tabs.every(({ icon }) => icon === undefined) && 'sm:flex-none')}>
          {tabs.map((tab) => (
            <Trigger key={tab.value} tab={tab} />
          ))}
        </Radix.List>
        {beside}
      </div>
      <Radix.Content value={value} tabIndex={-1} className="outline-none">
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

function Trigger<T extends string>({ tab: { value, label, icon: Icon, badge } }: { tab: Tab<T> }) {
  const look = Icon ? 'flex flex-1 flex-col items-center justify-center gap-0.5 px-0.5 py-1.5 text-xs' : 'flex-auto px-2 text-sm whitespace-nowrap sm:px-5';
  return (
    <Radix.Trigger value={value} className={clsx('min-h-11 min-w-0 rounded-md font-medium text-ink-soft hover:text-ink data-[state=active]:bg-raised data-[state=active]:text-ink data-[state=active]:shadow-lift', look)}>
      {Icon && (
        <span className="relative">
          <Icon aria-hidden className="size-5" />
          {badge && <Count count={badge.count} className="absolute -top-1.5 left-3" />}
        </span>
      )}
      {label}
      {badge && <span className="sr-only">, {badge.label}</span>}
    </Radix.Trigger>
  );
}

/** How many, as a small sign at the corner of an icon; its words stand elsewhere. */
export function Count({ count, className }: { count: number; className?: string }) {
  return (
    <span aria-hidden className={clsx('grid h-4.5 min-w-4.5 place-items-center rounded-full border border-surface bg-bad px-1 text-[0.6875rem] leading-none font-semibold text-surface tabular-nums', className)}>
      {count > 99 ? '99+' : count}
    </span>
  );
}
