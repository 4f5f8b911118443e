import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { IconButton } from '../kit/button';
import { useCommands } from '../palette/commands';
import { keyOf } from './undo-keys';
import { type Steps, useSteps } from './use-steps';

/** Takes back what one did oneself and brings it back, also by Ctrl+Z and Shift+Ctrl+Z. */
export function UndoButtons() {
  const { t } = useTranslation();
  const steps = useSteps();
  useKeys(steps);
  const { undo, redo, canUndo, canRedo, undoes, redoes } = steps;
  useCommands(() => [
    ...(canUndo ? [{ id: 'undo', group: 'here' as const, icon: Undo2, label: undoes === '' ? t('step.undo') : t('step.undoNamed', { name: undoes }), run: undo }] : []),
    ...(canRedo ? [{ id: 'redo', group: 'here' as const, icon: Redo2, label: redoes === '' ? t('step.redo') : t('step.redoNamed', { name: redoes }), run: redo }] : []),
  ]);
  return (
    <span className="flex shrink-0">
      <IconButton
        icon={Undo2}
        label={undoes === '' ? t('step.undo') : t('step.undoNamed', { name: undoes })}
        aria-keyshortcuts="Control+Z Meta+Z"
        aria-disabled={!canUndo}
        data-testid="undo"
        onClick={undo}
        className="aria-disabled:opacity-55"
      />
      {canRedo && (
        <IconButton icon={Redo2} label={redoes === '' ? t('step.redo') : t('step.redoNamed', { name: redoes })} aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z Control+Y" data-testid="redo" onClick={redo} />
      )}
    </span>
  );
}

function useKeys(steps: Steps): void {
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined || event.defaultPrevented) return;
      event.preventDefault();
      latest.current[key]();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
