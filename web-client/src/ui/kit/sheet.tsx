import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useHeldFocus } from '../a11y/held-focus';
import { IconButton } from './button';
import { useMedia } from './media';
import { useDropToasts } from './toast';
import { enterTop } from './top-layer';

/** What was told of the others gives way to what the person opens: on a phone it would lie over it. */
function useQuiet(modal: boolean): void {
  const drop = useDropToasts();
  useEffect(() => {
    if (modal) drop('away');
  }, [modal, drop]);
}

interface SheetProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Stays at the bottom while the content scrolls. */
  footer?: ReactNode;
  /** `dialog` is centred and small, for one question; `wide` is centred where there is room, for things to be compared. */
  shape?: 'sheet' | 'dialog' | 'wide';
  testId?: string;
  /** On a wide screen it stands beside the page, which goes on being used; on a narrow one it is modal as any other. */
  beside?: boolean;
}

/** From here on there is room for a page and a sheet beside it; `theme.css` knows the same width. */
export const BESIDE = '(min-width: 64rem)';

/**
 * A modal dialog while it is mounted. The browser's own: it holds the focus, closes on Escape and gives the focus back.
 * The focus goes to the control marked `data-first`, else to the first one.
 * A library's would need style elements, which the content security policy forbids.
 */
export function Sheet({ title, onClose, children, footer, shape = 'sheet', testId, beside = false }: SheetProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const modal = !useMedia(BESIDE) || !beside;
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const opener = document.activeElement;
    if (modal) dialog.showModal();
    else dialog.show();
    const leave = modal ? enterTop(dialog) : undefined;
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      leave?.();
      dialog.close();
      // Not every browser gives the focus back by itself.
      const lost = document.activeElement === document.body || dialog.contains(document.activeElement);
      if (lost && opener instanceof HTMLElement) opener.focus();
    };
  }, [modal]);
  useHeldFocus(ref);
  useQuiet(modal);
  // Where the content changes its size under the finger, a press on it ends outside: that is no click on the backdrop.
  const pressed = useRef<EventTarget>(null);
  /** Something in the sheet took the Escape for itself: browsers may close a dialog all the same. */
  const taken = useRef(false);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!taken.current) onClose();
    taken.current = false;
  };
  // Only of a modal one the browser knows that Escape closes it; what is open over it comes first.
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') taken.current = event.defaultPrevented;
    if (modal || event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLElement && event.target.closest('dialog') !== ref.current) return;
    onClose();
  };
  return (
    // A click on the dialog itself is one on its backdrop: the content covers the rest. Escape does the same for keyboards.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      data-testid={testId}
      data-modal={modal}
      className={clsx(shape === 'wide' ? 'sheet wide' : shape, beside && 'beside', 'bg-surface text-ink')}
      onCancel={cancel}
      onClose={() => ref.current?.open === false && onClose()}
      onKeyDown={escape}
      onPointerDown={(event) => (pressed.current = event.target)}
      onClick={(event) => event.target === event.currentTarget && pressed.current === event.currentTarget && onClose()}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <div className="flex items-start gap-2 border-b border-line py-2 pr-2 pl-5">
          <h2 id={titleId} className="min-w-0 flex-1 py-2 text-lg font-semibold">
            {title}
          </h2>
          <IconButton icon={X} label={t('common.close')} onClick={onClose} />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
        {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">{footer}</div>}
      </div>
    </dialog>
  );
}
