import { History, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../i18n/texts';
import type { EntityView, Fields } from '../core';
import { useFormat } from '../i18n/format';
import { useCanEdit, useEditors, useEntity, useRejected } from '../react';
import { CommentsButton } from './comments/comments-button';
import { Button } from './kit/button';
import { Sheet } from './kit/sheet';
import { usePanel } from './panel/panel';
import { touches } from './status/describe';
import { RejectedCard } from './status/rejected-list';
import { titleOf } from './title-of';

interface EntitySheetProps {
  type: string;
  id: string;
  onClose: () => void;
  /** Left out where it cannot be deleted. */
  onRemove?: () => void;
  /** Makes it what it was, where somebody else deleted it meanwhile. */
  onRestore?: (fields: Fields) => void;
  testId?: string;
  children: (entity: EntityView) => ReactNode;
}

/** Everything about one entity; each field saves itself. Stays open when somebody deletes it, with what it held. */
export function EntitySheet({ type, id, onClose, onRemove, onRestore, testId = 'entity-sheet', children }: EntitySheetProps) {
  const { t } = useTranslation();
  const canEdit = useCanEdit();
  const entity = useEntity(type, id);
  const last = useLastSeen(entity);
  if (entity === undefined) return <Gone last={last} onClose={onClose} onRestore={canEdit ? onRestore : undefined} />;
  return (
    <Sheet
      title={titleOf(entity.fields)}
      onClose={onClose}
      testId={testId}
      footer={
        <>
          {canEdit && onRemove !== undefined && (
            <Button look="danger" icon={Trash2} onClick={onRemove} className="mr-auto">
              {t('common.delete')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <About type={type} id={id} />
        {children(entity)}
        <Together type={type} id={id} onClose={onClose} />
      </div>
    </Sheet>
  );
}

/** Who else is at it, and what was not accepted of it. */
function About({ type, id }: { type: string; id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const editors = useEditors(type, id);
  const rejected = useRejected().filter((entry) => touches(entry, type, id));
  return (
    <>
      {editors.length > 0 && (
        <p role="status" className="rounded-md bg-accent-soft px-3 py-2 text-sm text-accent-text">
          {t('presence.alsoHere', { names: format.and([...new Set(editors.map(({ name }) => name))]) })}
        </p>
      )}
      {rejected.map((entry) => (
        <RejectedCard key={entry.id} entry={entry} />
      ))}
    </>
  );
}

/** The panel may stand beside the page: this sheet gives way to it. */
function Together({ type, id, onClose }: { type: string; id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const panel = usePanel();
  const showHistory = () => {
    onClose();
    panel({ tab: 'history', on: { type, id } });
  };
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-3">
      <CommentsButton type={type} id={id} look="sheet" onOpen={onClose} />
      <Button icon={History} onClick={showHistory}>
        {t('together.history')}
      </Button>
    </div>
  );
}

/** The entity as it was before it went away. */
export function useLastSeen(entity: EntityView | undefined): EntityView | undefined {
  const [last, setLast] = useState(entity);
  if (entity !== undefined && entity !== last) setLast(entity);
  return entity ?? last;
}

function Gone({ last, onClose, onRestore }: { last: EntityView | undefined; onClose: () => void; onRestore: ((fields: Fields) => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <Sheet
      title={last === undefined ? t('gone.title') : titleOf(last.fields)}
      onClose={onClose}
      testId="entity-gone"
      footer={
        <>
          {last !== undefined && onRestore !== undefined && (
            <Button icon={RotateCcw} onClick={() => onRestore(last.fields)}>
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
        {last === undefined ? t('gone.never') : t('gone.text')}
      </p>
      {typeof last?.fields.notes === 'string' && <blockquote className="mt-3 text-sm whitespace-pre-wrap select-all">{last.fields.notes}</blockquote>}
    </Sheet>
  );
}
