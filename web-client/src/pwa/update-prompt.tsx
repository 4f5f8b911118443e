import { useCallback, useEffect } from 'react';
import { useTranslation } from '../i18n/texts';
import { useReadable } from '../react';
import { useToast } from '../ui/kit/toast';
import { begunText } from './begun';
import { takeUpdate, type Update, update } from './register';

/** Offers a new version once. Edits are on the device; what was begun in a form and not sent is asked about first. */
export function UpdatePrompt() {
  const { t } = useTranslation();
  const toast = useToast();
  const state = useReadable(update);
  const take = useCallback(
    (from: Update) => {
      // What saves itself when it is left does so now.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const text = begunText();
      if (text === '') return takeUpdate(from);
      const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
      toast({ text: t('update.begun', { text: shown }), action: { label: t('update.anyway'), run: () => takeUpdate(from) }, sticky: true, urgency: 'alert' });
    },
    [t, toast],
  );
  useEffect(() => {
    if (state !== 'none') toast({ text: t(state === 'waiting' ? 'update.ready' : 'update.elsewhere'), action: { label: t('update.take'), run: () => take(state) }, sticky: true });
  }, [state, toast, t, take]);
  return null;
}
