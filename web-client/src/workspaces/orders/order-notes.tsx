import { SharedText } from '../../ui/text/shared-text';
import { useEntity } from '../../react';
import type { Order } from './model';
import { text } from '../../ui/reading';
import { useDesk } from './use-desk';

const MOST = 8000;

/** Notes that everybody writes together, whoever has the order. */
export function OrderNotes({ order }: { order: Order }) {
  const { t, canEdit } = useDesk();
  const notes = text(useEntity('order', order.id)?.fields.notes);
  return (
    <section aria-labelledby="order-notes" data-field="notes" className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4 shadow-lift">
      <h3 id="order-notes" className="text-base font-semibold">
        {t('orders.order.notes')}
      </h3>
      {canEdit ? (
        <>
          <SharedText type="order" id={order.id} field="notes" label={t('orders.order.notes')} maxLength={MOST} />
          <p className="text-xs text-ink-soft">{t('orders.order.notesHint')}</p>
        </>
      ) : (
        <p className="whitespace-pre-wrap">{notes === '' ? t('orders.order.noNotes') : notes}</p>
      )}
    </section>
  );
}
