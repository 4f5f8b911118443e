import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEntities, useOutbox, useRejected } from '../../react';
import { Button } from '../../ui/kit/button';
import { useToast } from '../../ui/kit/toast';
import { describeEdit, typedText } from '../../ui/status/describe';

/** Edits of this device that will not be sent any more, as text. */
export function KeptEdits() {
  const { t } = useTranslation();
  const toast = useToast();
  const entities = useEntities();
  const edits = [...useOutbox(), ...useRejected()];
  if (edits.length === 0) return null;
  const lines = edits.map((edit) => [describeEdit(t, edit, entities), typedText(edit)].filter((part) => part !== '').join(': '));
  const copy = () =>
    void navigator.clipboard.writeText(lines.join('\n')).then(
      () => toast({ text: t('common.copied') }),
      () => toast({ text: t('common.copyFailed') }),
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <pre className="max-h-60 w-full overflow-auto rounded-md bg-sunken p-3 font-sans text-sm whitespace-pre-wrap text-ink select-all">{lines.join('\n')}</pre>
      <Button icon={Copy} onClick={copy}>
        {t('status.copyText')}
      </Button>
    </div>
  );
}
