import { useCallback } from 'react';
import type { Handle, Op } from '../core';
import { TandemError } from '../core/errors';
import { useRoom } from './context';
import { useRefusal } from './refusal';

/** Queues one intent of the person. What the core refuses is told to the person and answered with null. */
export type Mutate = (label: string, ops: readonly Op[]) => Handle | null;

export function useMutate(): Mutate {
  const room = useRoom();
  const attempt = useAttempt();
  return useCallback((label, ops) => (ops.length === 0 ? null : attempt(() => room.mutate(label, ops))), [room, attempt]);
}

/** Does what queues an intent; a refusal is told to the person and answered with null. */
export function useAttempt(): (work: () => Handle | null) => Handle | null {
  const refuse = useRefusal();
  return useCallback(
    (work) => {
      try {
        const handle = work();
        handle?.local.catch((error: unknown) => refuse(codeOf(error, 'not-stored')));
        return handle;
      } catch (error) {
        if (!(error instanceof TandemError)) throw error;
        refuse(error.code);
        return null;
      }
    },
    [refuse],
  );
}

/** The code of an expected refusal; `otherwise` for anything else. */
export function codeOf(error: unknown, otherwise = 'internal'): string {
  return error instanceof TandemError ? error.code : otherwise;
}
