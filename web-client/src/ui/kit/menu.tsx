import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { IconButton } from './button';

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
}

/**
 * A button that opens a list of actions, with arrow keys and typing ahead. Not modal: a modal one locks scrolling by a
 * style element, which the content security policy forbids.
 */
export function Menu({ label, icon, items, part }: { label: string; icon: LucideIcon; items: readonly MenuItem[]; part?: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={icon} label={label} data-part={part} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className="z-40 min-w-56 rounded-lg border border-line bg-surface p-1 text-ink shadow-float">
          {items.map(({ label, icon: Icon, onSelect, disabled = false, danger = false }) => (
            <DropdownMenu.Item
              key={label}
              disabled={disabled}
              onSelect={onSelect}
              className={clsx(
                'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm outline-none select-none data-[disabled]:cursor-default data-[disabled]:opacity-50',
                danger ? 'text-bad data-[highlighted]:bg-bad-soft' : 'data-[highlighted]:bg-sunken',
              )}
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
