import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Entities, Handle, Op, Outcome, Part } from '../../core';
import { useFormat } from '../../i18n/format';
import { useMutate, useRejected, useRoom } from '../../react';
import { useToast } from '../kit/toast';
import { useShownName } from '../presence/shown-name';
import { undoneByOthers } from '../status/answered';

type Undo = Extract<Op, { op: 'undo' }>;

/**
 * U4: an undo leaves alone what others changed since. It is told who did, with a way to undo that too; also of what was
 * undone offline and refused only later.
 */
export function useSkipped(): (handle: Handle) => void {
  const { t } = useTranslation();
  const room = useRoom();
  const toast = useToast();
  const mutate = useMutate();
  const who = useWho();
  const [handles] = useState(() => new Map<string, Handle>());
  const tell = useCallback(
    (undo: Undo | undefined, skipped: readonly Part[]) => {
      const names = who(room.entities.get(), skipped);
      const text = names === '' ? t('step.changedSince') : t('step.changedBy', { names });
      if (undo === undefined || undo.anyway === true) return toast({ text: t('step.nothingLeft') });
      const anyway: Undo = { op: 'undo', seq: undo.seq, anyway: true, ...(skipped.length > 0 && { only: skipped }) };
      toast({ text, action: { label: t('step.anyway'), run: () => mutate('undo', [anyway]) } });
    },
    [room, t, toast, mutate, who],
  );
  useRefusedUndos(handles, tell);
  return useCallback(
    (handle) => {
      handles.set(handle.id, handle);
      const find = () => room.outbox.get().find(({ id }) => id === handle.id)?.ops.find((op) => op.op === 'undo');
      let undo = find();
      // It is queued later where what it takes back is on its way.
      void handle.local.then(() => (undo ??= find()));
      void handle.server.then((outcome) => {
        if (outcome.status === 'applied' && outcome.skipped !== undefined && outcome.skipped.length > 0) tell(undo, outcome.skipped);
      });
    },
    [room, tell, handles],
  );
}

/** Nothing was left to undo: it waits nowhere, since all that can be done about it is said here. */
function useRefusedUndos(handles: ReadonlyMap<string, Handle>, tell: (undo: Undo | undefined, skipped: readonly Part[]) => void): void {
  const room = useRoom();
  const rejected = useRejected();
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, ops } of rejected.filter(undoneByOthers)) {
      if (told.current.has(id)) continue;
      told.current.add(id);
      const outcome = handles.get(id)?.server ?? Promise.resolve<Outcome>({ status: 'applied' });
      const undo = ops.find((op) => op.op === 'undo');
      void outcome.then((said) => tell(undo, said.status === 'rejected' ? skippedIn(said.detail) : []));
      void room.dismiss(id).catch(() => undefined);
    }
  }, [rejected, room, handles, tell]);
}

/** H1: what a refusal names. */
function skippedIn(detail: unknown): readonly Part[] {
  const skipped = typeof detail === 'object' && detail !== null && 'skipped' in detail ? detail.skipped : [];
  return Array.isArray(skipped) ? (skipped as readonly Part[]) : [];
}

/** Who wrote these last. */
function useWho(): (entities: Entities, parts: readonly Part[]) => string {
  const format = useFormat();
  const nameOf = useShownName();
  const latest = useRef({ format, nameOf });
  useEffect(() => {
    latest.current = { format, nameOf };
  });
  return useCallback((entities, parts) => {
    const { format, nameOf } = latest.current;
    const users = parts.flatMap(({ type, id, field }) => {
      const entity = entities.get(type)?.get(id);
      const stamp = entity?.stamps[(field === undefined ? undefined : entity.fseq[field]) ?? entity.seq];
      return stamp === undefined ? [] : [stamp.by];
    });
    return format.and([...new Set(users)].map(nameOf));
  }, []);
}
