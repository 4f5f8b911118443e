import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { withTexts } from '../../i18n/init';
import { useRejected, useRoom } from '../../react';
import { focusNear, type Spot, spotOf } from '../a11y/spot';
import { useToast } from '../kit/toast';
import { overtaken } from '../status/answered';

const ConflictDialog = lazy(() => withTexts('panel', () => import('./conflict-dialog')));

const DecideContext = createContext<((conflict: string) => void) | null>(null);

/** Opens the dialog in which a conflict is decided, over whatever is shown. */
export function useDecide(): (conflict: string) => void {
  const decide = use(DecideContext);
  if (decide === null) throw new Error('useDecide needs a <ConflictHost> above it');
  return decide;
}

/** Holds the dialog of conflicts: it outlives what it was opened from, which is gone as soon as there is no conflict any more. */
export function ConflictHost({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<string>();
  const opener = useRef<Spot | null>(null);
  const decide = useCallback((conflict: string) => {
    opener.current = spotOf(document.activeElement);
    setOpen(conflict);
  }, []);
  useOvertaken(decide);
  useEffect(() => {
    if (open === undefined && opener.current !== null) focusNear(opener.current);
  }, [open]);
  return (
    <DecideContext value={decide}>
      {children}
      {open !== undefined && (
        <Suspense fallback={null}>
          <ConflictDialog key={open} id={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </DecideContext>
  );
}

/** K7: what was decided without knowing the last word is not taken; the person is told, and looks again. */
function useOvertaken(decide: (conflict: string) => void): void {
  const { t } = useTranslation();
  const room = useRoom();
  const toast = useToast();
  const rejected = useRejected();
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const entry of rejected.filter(overtaken)) {
      if (told.current.has(entry.id)) continue;
      told.current.add(entry.id);
      const [first] = entry.ops.flatMap((op) => (op.op === 'resolve' ? [op.id] : []));
      const open = room.conflicts.get().find(({ id }) => id === first);
      void room.dismiss(entry.id).catch(() => undefined);
      toast({ text: t('conflict.overtaken'), urgency: 'alert', sticky: true, ...(open && { action: { label: t('conflict.lookAgain'), run: () => decide(open.id) } }) });
    }
  }, [rejected, room, t, toast, decide]);
}
