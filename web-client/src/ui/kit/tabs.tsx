import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

interface TabsProps<T extends string> {
  label: string;
  tabs: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  /** Shown beside the tabs. */
  beside?: ReactNode;
  children: ReactNode;
}

/** Tabs with arrow keys; `children` are the panel of the selected one. */
export function Tabs<T extends string>({ label, tabs, value, onChange, beside, children }: TabsProps<T>) {
  const choose = (next: string) => {
    const tab = tabs.find((tab) => tab.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Radix.Root value={value} onValueChange={choose}>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Radix.List aria-label={label} className="flex min-w-0 flex-1 rounded-lg bg-sunken p-1 sm:flex-none">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="min-h-11 flex-1 rounded-md px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink data-[state=active]:bg-raised data-[state=active]:text-ink data-[state=active]:shadow-lift sm:px-5"
            >
              {tab.label}
            </Radix.Trigger>
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
