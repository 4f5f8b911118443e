import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { withTexts } from '../../i18n/init';
import { settings } from '../../settings/settings';
import { PaletteContext } from '../../ui/palette/commands';

const Palette = lazy(() => withTexts('shell', () => import('./palette')));
const Shortcuts = lazy(() => withTexts('shell', () => import('./shortcuts')));

type Shown = 'palette' | 'shortcuts' | null;

/** The command palette by Ctrl or Cmd and K, the list of keys by ?, over whatever is shown. */
export function PaletteHost({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const next = askedBy(event);
      if (next === null) return;
      event.preventDefault();
      setShown((now) => (now === next ? null : next));
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const open = useCallback(() => setShown('palette'), []);
  const close = () => setShown(null);
  return (
    <PaletteContext value={open}>
      {children}
      <Suspense fallback={null}>
        {shown === 'palette' && <Palette onClose={close} onHelp={() => setShown('shortcuts')} />}
        {shown === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </PaletteContext>
  );
}

function askedBy(event: KeyboardEvent): Shown {
  if (event.isComposing || event.altKey) return null;
  const own = document.querySelector('[data-palette]') !== null;
  // Over another dialog, that one keeps the keys.
  if (!own && document.querySelector('dialog[open]') !== null) return null;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k' && !event.shiftKey ? 'palette' : null;
  return event.key === '?' && settings.get().keys && !writes(event.target) ? 'shortcuts' : null;
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
