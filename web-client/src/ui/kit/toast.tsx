import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../../i18n/texts';
import { useAnnounce } from '../../react';
import { Button, IconButton } from './button';
import { useTop } from './top-layer';

export interface ToastText {
  text: string;
  action?: { label: string; run: () => void };
  /** Stays until it is answered. */
  sticky?: boolean;
  urgency?: 'status' | 'alert';
  /** Who did what is told; see `useAnnounce`. */
  about?: 'own' | 'others';
  /** What it is told for: `useDropToasts` takes all of one topic away, where they are seen in another way. */
  topic?: string;
}

type Toast = ToastText & { id: number };

/** An undo must be reachable by keyboard and by slow hands. */
const ACTION_MS = 12_000;
const PLAIN_MS = 6000;
const MOST = 3;

/** Of one topic, and of those that ask for nothing, the newest is enough: there is little room. */
function takesPlaceOf(toast: ToastText, old: ToastText): boolean {
  if (toast.sticky || old.sticky) return false;
  return toast.topic === undefined ? toast.action === undefined && old.action === undefined && old.topic === undefined : toast.topic === old.topic;
}

const ToastContext = createContext<((toast: ToastText) => void) | null>(null);

export function useToast(): (toast: ToastText) => void {
  const show = use(ToastContext);
  if (show === null) throw new Error('useToast needs a <Toasts> above it');
  return show;
}

const DropContext = createContext<(topic: string) => void>(() => undefined);

export function useDropToasts(): (topic: string) => void {
  return use(DropContext);
}

/** Short messages above everything, on a phone one at a time. F8 moves the focus to the newest; none vanishes while it is focused or under the pointer. */
export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const region = useRef<HTMLElement>(null);
  const close = useCallback((id: number) => setToasts((list) => list.filter((toast) => toast.id !== id)), []);
  const drop = useCallback((topic: string) => setToasts((list) => list.filter((toast) => toast.topic !== topic)), []);
  const show = useCallback(
    (toast: ToastText) => {
      next.current += 1;
      const id = next.current;
      setToasts((list) => [...list.filter((old) => !takesPlaceOf(toast, old)), { ...toast, id }].slice(-MOST));
      announce(toast.action ? `${toast.text} ${t('toast.reach', { action: toast.action.label })}` : toast.text, toast.urgency, toast.about);
    },
    [announce, t],
  );
  useEffect(() => focusOnF8(region), []);
  // A modal dialog makes everything outside of it inert: what is said there, and can be answered, has to be inside.
  const top = useTop();
  const messages = (
    <section ref={region} aria-label={t('toast.region')} className="messages paperless pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={close} />
      ))}
    </section>
  );
  return (
    <ToastContext value={show}>
      <DropContext value={drop}>{children}</DropContext>
      {top === null ? messages : createPortal(messages, top)}
    </ToastContext>
  );
}

function focusOnF8(region: React.RefObject<HTMLElement | null>) {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'F8') return;
    region.current?.querySelector<HTMLElement>('[data-testid=toast]:last-child button')?.focus();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: (id: number) => void }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(0);
  const close = useMemo(() => () => onClose(toast.id), [onClose, toast.id]);
  useEffect(() => {
    if (held > 0 || toast.sticky) return;
    const timer = setTimeout(close, toast.action ? ACTION_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [held, toast, close]);
  const hold = () => setHeld((count) => count + 1);
  const release = () => setHeld((count) => Math.max(0, count - 1));
  const act = () => {
    toast.action?.run();
    close();
  };
  return (
    <div
      data-testid="toast"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
      className="pointer-events-auto flex w-full max-w-md max-sm:not-last:hidden items-center gap-1 rounded-lg bg-ink py-1 pr-1 pl-4 text-canvas shadow-float"
    >
      <p className="min-w-0 flex-1 py-2 text-sm">{toast.text}</p>
      {toast.action && (
        <Button look="quiet" onClick={act} className="font-semibold text-canvas! underline underline-offset-4 hover:bg-transparent hover:no-underline">
          {toast.action.label}
        </Button>
      )}
      <IconButton icon={X} label={t('toast.close')} onClick={close} className="text-canvas! hover:bg-transparent" />
    </div>
  );
}
