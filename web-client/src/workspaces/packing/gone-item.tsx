import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityView } from '../../core';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { itemOf } from './model';
import { usePackingView } from './use-packing';

/** The entity as it was before it went away. */
export function useLastSeen(entity: EntityView | undefined): EntityView | undefined {
  const [last, setLast] = useState(entity);
  if (entity !== undefined && entity !== last) setLast(entity);
  return entity ?? last;
}

/** Somebody deleted what this person has open: it says so, keeps the text and can bring it back. */
export function GoneItem({ id, last, onClose }: { id: string; last: EntityView | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  const item = last === undefined ? undefined : itemOf(last);
  const restore = () => last !== undefined && actions.restore(id, last.fields);
  return (
    <Sheet
      title={item?.name ?? t('gone.title')}
      onClose={onClose}
      testId="item-gone"
      footer={
        <>
          {canEdit && last !== undefined && (
            <Button icon={RotateCcw} onClick={restore}>
              {t('gone.restore')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
        {t('gone.text')}
      </p>
      {item !== undefined && item.notes !== '' && <blockquote className="mt-3 text-sm whitespace-pre-wrap select-all">{item.notes}</blockquote>}
    </Sheet>
  );
}
