import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import type { Dimension } from './groups';
import { usePackingView } from './use-packing';

/** A new category, bag or traveler: a name is enough, the rest is edited later. */
export function AddHolder({ dimension }: { dimension: Dimension }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={Plus} onClick={() => setOpen(true)} className="border-dashed">
        {t(`holder.add.${dimension}`)}
      </Button>
      {open && <NameDialog dimension={dimension} onClose={() => setOpen(false)} />}
    </>
  );
}

function NameDialog({ dimension, onClose }: { dimension: Dimension; onClose: () => void }) {
  const { t } = useTranslation();
  const { actions } = usePackingView();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && actions.addHolder(dimension, { name: name.trim() }) !== null) onClose();
  };
  return (
    <Sheet
      title={t(`holder.add.${dimension}`)}
      shape="dialog"
      onClose={onClose}
      testId="add-holder"
      footer={
        <Button type="submit" form="add-holder" look="primary" disabled={name.trim() === ''}>
          {t('common.add')}
        </Button>
      }
    >
      <form id="add-holder" onSubmit={submit}>
        <TextField data-first label={t('holder.name')} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </form>
    </Sheet>
  );
}
