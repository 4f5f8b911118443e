import { useEffect, useState } from 'react';
import type { Sync } from '../../core';
import { useSyncStatus } from '../../react';

const HOLD_MS = 700;

/**
 * The work state without flicker: "saved" is said a little later than it is true, and never earlier; all else at once.
 */
export function useSteadySync(): Sync {
  const sync = useSyncStatus();
  const [shown, setShown] = useState(sync);
  const settling = sync.name === 'saved' && shown.name === 'syncing';
  if (!settling && shown !== sync) setShown(sync);
  useEffect(() => {
    if (!settling) return;
    const timer = setTimeout(() => setShown(sync), HOLD_MS);
    return () => clearTimeout(timer);
  }, [sync, settling]);
  return settling ? shown : sync;
}
