import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useCanEdit, useConflicts } from '../../react';
import { Button } from '../kit/button';
import { Sheet } from '../kit/sheet';
import { useWords } from '../words/words';
import { Decision } from './decision';
import { Settled } from './settled';
import { Versions } from './versions';

/** One conflict: what was, what each wants, and what shall be. It never decides by itself, and closes with nothing changed. */
export default function ConflictDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const canEdit = useCanEdit();
  const conflict = useConflicts().conflicts.find((one) => one.id === id);
  const [known, setKnown] = useState(conflict);
  if (conflict !== undefined && conflict !== known) setKnown(conflict);
  const about = conflict ?? known;
  const title = about === undefined ? t('panel.conflicts.title') : t('panel.conflicts.titleOf', { field: words.field(about.on.type, about.field), name: words.entity(about.on.type, about.on.id) });
  if (conflict !== undefined && canEdit) return <Decision conflict={conflict} title={title} onClose={onClose} />;
  return (
    <Sheet
      title={title}
      shape="wide"
      onClose={onClose}
      testId="conflict-dialog"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      {conflict === undefined ? (
        <Settled id={id} conflict={known} />
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm">{t('panel.conflicts.viewer')}</p>
          <Versions conflict={conflict} />
        </div>
      )}
    </Sheet>
  );
}
