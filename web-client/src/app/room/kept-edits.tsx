import { Copy, Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useEntities, useMeta, useOutbox, useRejected, useRoom } from '../../react';
import { Button } from '../../ui/kit/button';
import { useToast } from '../../ui/kit/toast';
import { describeEdit, typedText } from '../../ui/status/describe';
import { save, unsentFile } from './unsent-file';

/** Edits of this device that will not be sent any more: to be read, copied, saved as a file, or let go of. */
export function KeptEdits() {
  const { t } = useTranslation();
  const toast = useToast();
  const entities = useEntities();
  const { id } = useRoom();
  const title = useMeta()?.title ?? '';
  const [waiting, refused] = [useOutbox(), useRejected()];
  const edits = [...waiting, ...refused];
  if (edits.length === 0) return null;
  const lines = edits.map((edit) => [describeEdit(t, edit, entities), typedText(edit)].filter((part) => part !== '').join(': '));
  const copy = () =>
    void navigator.clipboard.writeText(lines.join('\n')).then(
      () => toast({ text: t('common.copied') }),
      () => toast({ text: t('common.copyFailed') }),
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <pre data-testid="kept-edits" className="max-h-60 w-full overflow-auto rounded-md bg-sunken p-3 font-sans text-sm whitespace-pre-wrap text-ink select-all">
        {lines.join('\n')}
      </pre>
      <div className="flex flex-wrap gap-2">
        <Button icon={Download} onClick={() => save(unsentFile({ id, title }, waiting, refused))}>
          {t('removed.export')}
        </Button>
        <Button icon={Copy} onClick={copy}>
          {t('status.copyText')}
        </Button>
        <Discard />
      </div>
    </div>
  );
}

/** Asked once more: there is no other copy. */
function Discard() {
  const { t } = useTranslation();
  const toast = useToast();
  const room = useRoom();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button look="quiet" icon={Trash2} onClick={() => setAsking(true)}>
        {t('removed.discard')}
      </Button>
    );
  }
  return (
    <div className="flex w-full flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2">
      <p className="min-w-0 flex-1 basis-40 text-sm text-ink">{t('removed.discardAsk')}</p>
      <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
      <Button look="danger" onClick={() => void room.abandon().then(() => toast({ text: t('removed.discarded') }))}>
        {t('removed.discard')}
      </Button>
    </div>
  );
}
