import { useClient, codeOf, useRefusal } from '../../react';
import { signIn } from '.';
import { BACK } from './config';

/** For somebody whose sign-in has ended: signs in again and comes back to this very place, with all that waits. */
export function useSignInAgain(): () => void {
  const client = useClient();
  const refuse = useRefusal();
  return () => {
    // What is in the memory of this page alone would not outlive leaving it: then it is done in a page of its own.
    if (!client.storage.get().durable && window.open(`${BACK}?again`, '_blank') !== null) return;
    signIn().catch((error: unknown) => refuse(codeOf(error)));
  };
}
