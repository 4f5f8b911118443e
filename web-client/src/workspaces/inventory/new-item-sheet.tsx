import { type FormEvent, useState } from 'react';
import type { Fields } from '../../core';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import { useSkuCheck } from './item-fields';
import { useInventory } from './use-inventory';

const empty = { sku: '', name: '', onHand: '', unit: '', reorderPoint: '', location: '', unitCost: '' };
type Draft = typeof empty;

const numbers: ReadonlySet<string> = new Set(['onHand', 'reorderPoint', 'unitCost']);

/** A new item: a code and a name are enough. `onMade` hears the id. */
export function NewItemSheet({ sku, onClose, onMade }: { sku: string; onClose: () => void; onMade: (id: string) => void }) {
  const { t, actions } = useInventory();
  const toast = useToast();
  const [draft, setDraft] = useState<Draft>({ ...empty, sku });
  const [tried, setTried] = useState(false);
  const problems = useProblems(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const id = actions.addItem(fieldsOf(draft));
    if (id === null) return;
    toast({ text: t('inventory.item.added', { name: draft.name.trim() }) });
    onClose();
    onMade(id);
  };
  const field = (name: keyof Draft) => ({
    label: t(`inventory.item.${name}`),
    value: draft[name],
    autoComplete: 'off',
    error: tried || (draft[name] !== '' && name === 'sku') ? problems[name] : undefined,
    onChange: (event: { target: { value: string } }) => setDraft((before) => ({ ...before, [name]: event.target.value })),
  });
  return (
    <Sheet
      title={t('inventory.item.new')}
      onClose={onClose}
      testId="new-item-sheet"
      footer={
        <Button type="submit" form="new-item" look="primary">
          {t('inventory.item.add')}
        </Button>
      }
    >
      <form id="new-item" noValidate onSubmit={submit} className="flex flex-col gap-3">
        <TextField {...(sku === '' && { 'data-first': true })} maxLength={64} {...field('sku')} />
        <TextField {...(sku !== '' && { 'data-first': true })} maxLength={200} {...field('name')} />
        <div className="grid grid-cols-2 gap-3">
          <TextField inputMode="numeric" {...field('onHand')} />
          <TextField maxLength={20} hint={t('inventory.item.unitHint')} {...field('unit')} />
          <TextField inputMode="numeric" {...field('reorderPoint')} />
          <TextField inputMode="decimal" {...field('unitCost')} />
        </div>
        <TextField maxLength={100} {...field('location')} />
      </form>
    </Sheet>
  );
}

function useProblems(draft: Draft): Partial<Record<keyof Draft, string | undefined>> {
  const required = useRequired();
  const sku = useSkuCheck();
  const whole = useNumberCheck({ min: 0, max: 1_000_000_000, whole: true, optional: true });
  const price = useNumberCheck({ min: 0, max: 1_000_000, optional: true });
  return { sku: sku(draft.sku), name: required(draft.name), onHand: whole(draft.onHand), reorderPoint: whole(draft.reorderPoint), unitCost: price(draft.unitCost) };
}

function fieldsOf(draft: Draft): Fields {
  const filled = Object.entries(draft).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(filled.map(([name, value]) => [name, numbers.has(name) ? numberOf(value) : value.trim()]));
}
