import { useEffect } from 'react';
import { useClient, useReadable } from '../../react';

/** Where nothing outlives the page, the browser asks before it takes edits along that were not sent; how many is in the title. */
export function useLeaveWarning(unsent: number): void {
  const { durable } = useReadable(useClient().storage);
  const loses = unsent > 0 && !durable;
  useEffect(() => {
    if (!loses) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [loses]);
}
