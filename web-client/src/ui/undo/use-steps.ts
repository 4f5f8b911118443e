import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Handle, type OutboxEntry, TandemError } from '../../core';
import { useAnnounce, useEntities, useMutate, useOutbox, useRefusal, useRoom, useUndo } from '../../react';
import { useToast } from '../kit/toast';
import { describeEdit, describeStep } from '../status/describe';
import { useSkipped } from './use-skipped';
import { type Dropped, newestEdit, newestUndone } from './waiting-steps';

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
  const outbox = useOutbox();
  const { dropped, drop, bringBack } = useDropped(outbox);
  const known = useUndo();
  const say = useSay();
  const run = useRun();
  const [edit, undone] = [newestEdit(outbox), newestUndone(outbox, dropped)];
  const names = useNames({ edit, undone });
  const later = useOnceDecided();
  const undo = () => {
    if (edit?.sent === true) later(edit.id, () => run('undo'));
    else if (edit !== undefined) void drop(edit, () => say('undone', names.undoes));
    else if (known.canUndo) run('undo', () => say('undone', names.undoes));
    else say('nothingToUndo');
  };
  const redo = () => {
    if (undone !== undefined && 'undo' in undone) void drop(undone.undo, () => say('redone', names.redoes));
    else if (undone !== undefined) bringBack(undone.dropped, () => say('redone', names.redoes));
    else if (known.canRedo) run('redo', () => say('redone', names.redoes));
    else say('nothingToRedo');
  };
  return { undo, redo, canUndo: edit !== undefined || known.canUndo, canRedo: undone !== undefined || known.canRedo, ...names };
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

/** Steps that the log knows; what others changed since is told with a way to take it back anyway. */
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

/** Edits that were taken back before they were sent, the last one at the end; forgotten as soon as something else is done. */
function useDropped(outbox: readonly OutboxEntry[]) {
  const room = useRoom();
  const mutate = useMutate();
  const [dropped, setDropped] = useState<readonly Dropped[]>([]);
  const [own] = useState(() => new Set<string>());
  const newest = newestEdit(outbox);
  const [known, setKnown] = useState(newest?.id);
  if (known !== newest?.id) {
    setKnown(newest?.id);
    const last = dropped.at(-1);
    if (newest !== undefined && last !== undefined && newest.createdAt > last.at && !own.has(newest.id)) setDropped([]);
  }
  const drop = async (entry: OutboxEntry, done: () => void) => {
    if (!(await room.discard(entry.id))) return;
    // An undo that is taken back leaves nothing to bring back.
    if (entry.label !== 'undo') setDropped((all) => [...all, { entry, at: Date.now() }]);
    done();
  };
  const bringBack = ({ entry }: Dropped, done: () => void) => {
    const handle = mutate(entry.label, entry.ops);
    if (handle === null) return;
    own.add(handle.id);
    setDropped((all) => all.slice(0, -1));
    done();
  };
  return { dropped, drop, bringBack };
}

/** What is on its way cannot be taken out of the queue, and not be undone before it is in the log: a moment later it is. */
function useOnceDecided(): (id: string, work: () => void) => void {
  const room = useRoom();
  const waits = useRef(new Set<() => void>());
  useEffect(() => () => waits.current.forEach((stop) => stop()), []);
  return (id, work) => {
    const stop = room.outbox.subscribe(() => {
      if (room.outbox.get().some((entry) => entry.id === id)) return;
      stop();
      waits.current.delete(stop);
      work();
    });
    waits.current.add(stop);
  };
}

function useNames({ edit, undone }: { edit: OutboxEntry | undefined; undone: ReturnType<typeof newestUndone> }): Pick<Steps, 'undoes' | 'redoes'> {
  const { t } = useTranslation();
  const entities = useEntities();
  const { undoes, redoes } = useUndo();
  return useMemo(() => {
    const step = (name: typeof undoes) => (name === undefined ? '' : describeStep(t, name, entities));
    const dropped = undone !== undefined && 'dropped' in undone ? describeEdit(t, undone.dropped.entry, entities) : undefined;
    return { undoes: edit === undefined ? step(undoes) : describeEdit(t, edit, entities), redoes: dropped ?? (undone === undefined ? step(redoes) : '') };
  }, [t, entities, edit, undone, undoes, redoes]);
}
