import { useCallback, useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { type Handle, type StepName, TandemError } from '../../core';
import { useAnnounce, useEntities, useRefusal, useRoom, useUndo } from '../../react';
import { useToast } from '../kit/toast';
import { describeStep } from '../status/describe';
import { useSkipped } from './use-skipped';

/** Taking back and bringing back one's own steps, whether the log knows them or not. */
export interface Steps {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What would be taken or brought back, in words; empty where this device does not know. */
  readonly undoes: string;
  readonly redoes: string;
}

export function useSteps(): Steps {
  const { canUndo, canRedo, undoes, redoes } = useUndo();
  const say = useSay();
  const run = useRun();
  const names = { undoes: useName(undoes), redoes: useName(redoes) };
  const undo = () => (canUndo ? run('undo', () => say('undone', names.undoes)) : say('nothingToUndo'));
  const redo = () => (canRedo ? run('redo', () => say('redone', names.redoes)) : say('nothingToRedo'));
  return { undo, redo, canUndo, canRedo, ...names };
}

type Said = 'undone' | 'redone' | 'nothingToUndo' | 'nothingToRedo';

/** What is seen to happen is only announced; that there is nothing to do would not be seen. */
function useSay(): (said: Said, name?: string) => void {
  const { t } = useTranslation();
  const toast = useToast();
  const announce = useAnnounce();
  return (said, name = '') => {
    if (said === 'nothingToUndo' || said === 'nothingToRedo') toast({ text: t(`step.${said}`) });
    else announce(name === '' ? t(`step.${said}`) : t(`step.${said}Named`, { name }));
  };
}

/** What others changed since is told, with a way to take it back anyway. */
function useRun(): (side: 'undo' | 'redo', done?: () => void) => void {
  const room = useRoom();
  const refuse = useRefusal();
  const watch = useSkipped();
  return useCallback(
    (side, done) => {
      try {
        const handle: Handle | null = room[side]();
        if (handle === null) return;
        watch(handle);
        done?.();
      } catch (error) {
        if (!(error instanceof TandemError)) throw error;
        refuse(error.code);
      }
    },
    [room, refuse, watch],
  );
}

function useName(step: StepName | undefined): string {
  const { t } = useTranslation();
  const entities = useEntities();
  return useMemo(() => (step === undefined ? '' : describeStep(t, step, entities)), [t, step, entities]);
}
