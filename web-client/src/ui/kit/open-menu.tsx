import { clsx } from 'clsx';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { IconButton } from './button';
import type { MenuItem, MenuProps } from './menu';

/** Not modal: a modal one locks scrolling by a style element, which the content security policy forbids. */
export default function OpenMenu({ label, icon, items, part, tabIndex }: MenuProps) {
  // Inside of the landmark that it belongs to, but not clipped by the row.
  const [landmark] = useState(() => document.querySelector('main'));
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={icon} label={label} data-part={part} tabIndex={tabIndex} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className="z-40 min-w-56 rounded-lg border border-line bg-surface p-1 text-ink shadow-float">
          {items.map((item) => (
            <Action key={item.label} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Action({ item: { label, icon: Icon, onSelect, disabled = false, danger = false } }: { item: MenuItem }) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className={clsx(
        'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm select-none outline-none data-[highlighted]:outline-2 data-[highlighted]:-outline-offset-2 data-[highlighted]:outline-current data-[highlighted]:outline-solid data-[disabled]:cursor-default data-[disabled]:opacity-50',
        danger ? 'text-bad data-[highlighted]:bg-bad-soft' : 'data-[highlighted]:bg-sunken',
      )}
    >
      <Icon aria-hidden className="size-4.5 shrink-0" />
      {label}
    </DropdownMenu.Item>
  );
}
