import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../react';
import { useToast } from '../ui/kit/toast';
import { takeUpdate, updateWaiting } from './register';

/** Offers a new version once; edits are on the device, so nothing is lost by taking it. */
export function UpdatePrompt() {
  const { t } = useTranslation();
  const toast = useToast();
  const ready = useReadable(updateWaiting);
  useEffect(() => {
    if (ready) toast({ text: t('update.ready'), action: { label: t('update.take'), run: takeUpdate }, sticky: true });
  }, [ready, toast, t]);
  return null;
}
