import { type ReactNode, useCallback } from 'react';
import { useTranslation } from '../../i18n/texts';
import { RefusalContext } from '../../react';
import { useToast } from '../kit/toast';
import { reasonOf } from '../status/reason';

/** Says refusals in words wherever they come up. */
export function Refusals({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const toast = useToast();
  const refuse = useCallback(
    (code: string) => {
      const { what, next } = reasonOf(t, code);
      toast({ text: `${what} ${next}`, urgency: 'alert' });
    },
    [t, toast],
  );
  return <RefusalContext value={refuse}>{children}</RefusalContext>;
}
