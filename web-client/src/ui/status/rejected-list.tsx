import { CircleAlert, Copy, RotateCcw, X } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { RejectedEntry } from '../../core';
import { codeOf, useEntities, useRefusal, useRejected, useRoom } from '../../react';
import { Button } from '../kit/button';
import { useToast } from '../kit/toast';
import { describeEdit, typedText } from './describe';
import { reasonOf } from './reason';

/** The edits that were not accepted: why, in words, what to do, and the text to copy. */
export function RejectedList() {
  const { t } = useTranslation();
  const rejected = useRejected();
  return (
    <section aria-labelledby="status-rejected" className="flex flex-col gap-2" data-testid="rejected">
      <h3 id="status-rejected" className="text-base font-semibold">
        {t('work.attention', { count: rejected.length })}
      </h3>
      {rejected.map((entry) => (
        <RejectedCard key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

export function RejectedCard({ entry }: { entry: RejectedEntry }) {
  const { t } = useTranslation();
  const { what, next } = reasonOf(t, entry.code);
  const typed = typedText(entry);
  const { dismiss, retry, copy } = useAnswers(entry, typed);
  return (
    <article data-testid="rejected-edit" data-code={entry.code} className="flex flex-col gap-1 rounded-md border border-bad bg-bad-soft px-3 py-2 text-sm">
      <p className="flex items-start gap-2 font-medium">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
        {describeEdit(t, entry, useEntities())}
      </p>
      <p>{what}</p>
      <p>{next}</p>
      {typed !== '' && <blockquote className="mt-1 rounded-sm bg-surface px-3 py-2 whitespace-pre-wrap select-all">{typed}</blockquote>}
      <div className="flex flex-wrap gap-1">
        <Button look="quiet" icon={RotateCcw} onClick={retry}>
          {t('status.retry')}
        </Button>
        {typed !== '' && (
          <Button look="quiet" icon={Copy} onClick={copy}>
            {t('status.copyText')}
          </Button>
        )}
        <Button look="quiet" icon={X} onClick={dismiss}>
          {t('status.dismiss')}
        </Button>
      </div>
    </article>
  );
}

function useAnswers(entry: RejectedEntry, typed: string) {
  const { t } = useTranslation();
  const room = useRoom();
  const toast = useToast();
  const refuse = useRefusal();
  const failed = (error: unknown) => refuse(codeOf(error, 'not-stored'));
  return {
    dismiss: () => void room.dismiss(entry.id).catch(failed),
    retry: () => void room.retry(entry.id).catch(failed),
    copy: () =>
      void navigator.clipboard.writeText(typed).then(
        () => toast({ text: t('common.copied') }),
        () => toast({ text: t('common.copyFailed') }),
      ),
  };
}
