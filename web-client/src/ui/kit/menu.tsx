import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { IconButton } from './button';

const load = () => import('./open-menu');
const OpenMenu = lazy(load);
const near = () => void load().catch(() => undefined); // told when it is opened

export interface MenuItem {
  label: string;
  icon: LucideIcon;
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
}

export interface MenuProps {
  label: string;
  icon: LucideIcon;
  items: readonly MenuItem[];
  part?: string;
  /** Of the button, where it is one of several in a grid. */
  tabIndex?: number;
}

/**
 * A button that opens a list of actions, with arrow keys and typing ahead. A plain button until it is first used, since a
 * long list has hundreds of them; what it opens is loaded when somebody comes near.
 */
export function Menu(props: MenuProps) {
  const [used, setUsed] = useState(false);
  const open = () => setUsed(true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  };
  const button = (
    <IconButton icon={props.icon} label={props.label} data-part={props.part} tabIndex={props.tabIndex} aria-haspopup="menu" aria-expanded={false} onClick={open} onKeyDown={onKeyDown} onPointerEnter={near} onFocus={near} />
  );
  if (!used) return button;
  return (
    <Suspense fallback={button}>
      <OpenMenu {...props} />
    </Suspense>
  );
}
