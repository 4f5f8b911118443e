import { useRequired } from '../../../ui/form/checks';
import { DraftField } from '../../../ui/form/draft-field';
import { Button } from '../../../ui/kit/button';
import { Sheet } from '../../../ui/kit/sheet';
import { NotesField } from '../fields';
import { useParty, usePartyView } from '../view';

/** What the party is: name, day, place and notes. */
export function DetailsSheet() {
  const { t, canEdit, actions, close } = usePartyView();
  const { details } = useParty().party;
  const required = useRequired();
  const write = (field: 'name' | 'date' | 'place') => (text: string) => actions.editParty({ [field]: text.trim() === '' ? null : text.trim() });
  const readOnly = !canEdit;
  return (
    <Sheet
      title={t('party.details.title')}
      onClose={close}
      testId="details-sheet"
      footer={
        <Button look="primary" onClick={close}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftField label={t('party.details.name')} value={details.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={write('name')} />
        <DraftField type="date" label={t('party.details.date')} value={details.date} readOnly={readOnly} onWrite={write('date')} />
        <DraftField label={t('party.details.place')} value={details.place} maxLength={200} readOnly={readOnly} autoComplete="off" onWrite={write('place')} />
        <NotesField type="party" id="party" label={t('party.details.notes')} text={details.notes} />
      </div>
    </Sheet>
  );
}
