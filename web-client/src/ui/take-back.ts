import { useCallback } from 'react';
import type { Handle } from '../core';
import { useMutate, useRoom } from '../react';

/** Takes back one edit of one's own, whatever was done since: out of the queue where it still waits there, else with an undo of its commit. */
export function useTakeBack(): (handle: Handle) => void {
  const room = useRoom();
  const mutate = useMutate();
  return useCallback(
    (handle) => {
      void room.discard(handle.id).then(async (discarded) => {
        const outcome = discarded ? null : await handle.server;
        if (outcome?.status === 'applied' && outcome.seq !== undefined) mutate('undo', [{ op: 'undo', seq: outcome.seq }]);
      });
    },
    [room, mutate],
  );
}
