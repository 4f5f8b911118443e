import { Trash2 } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { OutboxEntry } from '../../core';
import { useFormat } from '../../i18n/format';
import { codeOf, useEntities, useOutbox, useRefusal, useRoom } from '../../react';
import { IconButton } from '../kit/button';
import { useToast } from '../kit/toast';
import { describeEdit } from './describe';
import { useNow } from './now';
import { useTries } from './tries';

const SHOWN = 50;

/** The edits that wait on this device, oldest first. What was never sent can be taken back. */
export function OutboxList() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const tries = useTries();
  if (outbox.length === 0) return null;
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line" data-testid="outbox">
        {outbox.slice(0, SHOWN).map((entry) => (
          <Waiting key={entry.id} entry={entry} tries={tries.get(entry.id) ?? 0} />
        ))}
      </ul>
      {outbox.length > SHOWN && <p className="text-sm text-ink-soft">{t('status.more', { count: outbox.length - SHOWN })}</p>}
    </>
  );
}

function Waiting({ entry, tries }: { entry: OutboxEntry; tries: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(10_000);
  const text = describeEdit(t, entry, useEntities());
  const discard = useDiscard(entry.id);
  return (
    <li className="flex items-center gap-2 py-1 pr-1 pl-3">
      <div className="min-w-0 flex-1 py-1">
        <p className="text-sm">{text}</p>
        <p className="text-xs text-ink-soft">
          {[entry.sent ? t('status.sent') : t('status.unsent'), format.ago(entry.createdAt, now), ...(tries > 0 ? [t('status.triedEdit', { count: tries })] : [])].join(' · ')}
        </p>
      </div>
      {!entry.sent && <IconButton icon={Trash2} label={t('status.discard', { edit: text })} onClick={discard} />}
    </li>
  );
}

function useDiscard(id: string): () => void {
  const { t } = useTranslation();
  const room = useRoom();
  const toast = useToast();
  const refuse = useRefusal();
  return () => {
    room.discard(id).then(
      (gone) => toast({ text: gone ? t('status.discarded') : t('status.tooLate') }),
      (error: unknown) => refuse(codeOf(error, 'not-stored')),
    );
  };
}
