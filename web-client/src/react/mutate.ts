import { useCallback } from 'react';
import { type Handle, type Op, TandemError } from '../core';
import { useRoom } from './context';
import { useRefusal } from './refusal';

/** Queues one intent of the person. What the core refuses is told to the person and answered with null. */
export type Mutate = (label: string, ops: readonly Op[]) => Handle | null;

export function useMutate(): Mutate {
  const room = useRoom();
  const refuse = useRefusal();
  return useCallback(
    (label, ops) => {
      if (ops.length === 0) return null;
      try {
        const handle = room.mutate(label, ops);
        handle.local.catch((error: unknown) => refuse(codeOf(error, 'not-stored')));
        return handle;
      } catch (error) {
        if (!(error instanceof TandemError)) throw error;
        refuse(error.code);
        return null;
      }
    },
    [room, refuse],
  );
}

/** The code of an expected refusal; `otherwise` for anything else. */
export function codeOf(error: unknown, otherwise = 'internal'): string {
  return error instanceof TandemError ? error.code : otherwise;
}
