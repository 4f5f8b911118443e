import { useTranslation } from '../../i18n/texts';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { useRequired } from '../../ui/form/checks';
import { DraftArea, DraftField } from '../../ui/form/draft-field';
import type { Details } from './model';
import { usePackingView } from './use-packing';

/** What the list is for: name, destination, days and notes. */
export function DetailsSheet({ details, onClose }: { details: Details; onClose: () => void }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  const required = useRequired();
  const readOnly = !canEdit;
  const write = (field: keyof Details) => (text: string) => actions.editList({ [field]: text.trim() === '' ? null : text.trim() });
  const ordered = (text: string) => (text !== '' && details.startsOn !== '' && text < details.startsOn ? t('details.endsBefore') : undefined);
  return (
    <Sheet
      title={t('details.title')}
      onClose={onClose}
      testId="details-sheet"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftField label={t('details.name')} value={details.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={write('name')} />
        <DraftField label={t('details.destination')} value={details.destination} maxLength={200} readOnly={readOnly} autoComplete="off" onWrite={write('destination')} />
        <div className="grid grid-cols-2 gap-3">
          <DraftField type="date" label={t('details.startsOn')} value={details.startsOn} readOnly={readOnly} onWrite={write('startsOn')} />
          <DraftField type="date" label={t('details.endsOn')} value={details.endsOn} min={details.startsOn} check={ordered} readOnly={readOnly} onWrite={write('endsOn')} />
        </div>
        <DraftArea label={t('details.notes')} value={details.notes} maxLength={4000} readOnly={readOnly} onWrite={write('notes')} />
      </div>
    </Sheet>
  );
}
