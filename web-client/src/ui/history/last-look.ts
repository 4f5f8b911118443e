import { useEffect, useState } from 'react';
import { useClient, useRoom } from '../../react';
import { readSeq, writeSeq } from './seen-up-to';

/** Up to which commit this person had seen the history on this device before it was opened this time; null where never. */
export function useLastLook(newest: number | undefined): number | null {
  const key = `tandem.looked.${useClient().user}.${useRoom().id}`;
  const [before] = useState(() => readSeq(key));
  useEffect(() => {
    if (newest !== undefined && newest > (readSeq(key) ?? 0)) writeSeq(key, newest);
  }, [key, newest]);
  return before;
}
