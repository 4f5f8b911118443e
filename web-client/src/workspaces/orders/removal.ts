import { useCallback } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Handle } from '../../core';
import { useToast } from '../../ui/kit/toast';
import { useTakeBack } from '../../ui/take-back';

/** Deleting asks nothing: it can be taken back for as long as the message stays. */
export function useRemoval(): (handle: Handle | null, text: string) => boolean {
  const { t } = useTranslation();
  const toast = useToast();
  const takeBack = useTakeBack();
  return useCallback(
    (handle, text) => {
      if (handle !== null) toast({ text, action: { label: t('common.undo'), run: () => takeBack(handle) } });
      return handle !== null;
    },
    [t, toast, takeBack],
  );
}
