import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useDesk } from './use-desk';

/** Something new: a name is enough, the rest is written in its sheet. */
export function AddByName({ title, label, onAdd, onClose }: { title: string; label: string; onAdd: (name: string) => void; onClose: () => void }) {
  const { t } = useDesk();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onClose();
    onAdd(name.trim());
  };
  return (
    <Sheet
      title={title}
      shape="dialog"
      onClose={onClose}
      testId="add-by-name"
      footer={
        <Button type="submit" form="add-by-name" look="primary" disabled={name.trim() === ''}>
          {t('common.add')}
        </Button>
      }
    >
      <form id="add-by-name" onSubmit={submit}>
        <TextField data-first label={label} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </form>
    </Sheet>
  );
}
