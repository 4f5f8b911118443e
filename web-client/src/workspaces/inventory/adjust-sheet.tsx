import { Minus, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useEntities, useEntity } from '../../react';
import { numberOf } from '../../ui/form/checks';
import { Button, IconButton } from '../../ui/kit/button';
import { SelectField, TextField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import { type Item, itemOf, type Reason, reasons, reservedOf } from './model';
import { useInventory } from './use-inventory';

const MOST = 1_000_000_000;

/** Takes out or brings in, with the reason: the number is never set, so that what two people do adds up. */
export function AdjustSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const entity = useEntity('stockItem', id);
  const { t } = useInventory();
  if (entity === undefined) {
    return (
      <Sheet title={t('inventory.item.goneTitle')} shape="dialog" onClose={onClose}>
        <p role="alert">{t('inventory.item.gone')}</p>
      </Sheet>
    );
  }
  return <AdjustForm item={itemOf(entity)} onClose={onClose} />;
}

/** Why people change a stock, the usual one of each direction first. */
function usualReason(delta: number): Reason {
  return delta < 0 ? 'issued' : 'received';
}

function AdjustForm({ item, onClose }: { item: Item; onClose: () => void }) {
  const { t, format } = useInventory();
  const reserved = reservedOf(useEntities()).get(item.id) ?? 0;
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const save = useSave(item, onClose);
  const delta = text.trim() === '' ? 0 : numberOf(text.replace('−', '-'));
  const problem = useProblem(item, reserved, delta);
  const step = (by: number) => setText(String((Number.isSafeInteger(delta) ? delta : 0) + by));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === undefined) save({ delta, reason: reason ?? usualReason(delta), note });
  };
  const shown = text !== '' || tried ? problem : undefined;
  return (
    <Sheet
      title={t('inventory.adjust.title', { name: item.name })}
      shape="dialog"
      onClose={onClose}
      testId="adjust-sheet"
      footer={
        <Button type="submit" form="adjust" look="primary">
          {t('inventory.adjust.go')}
        </Button>
      }
    >
      <form id="adjust" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex items-start gap-2">
          <IconButton icon={Minus} label={t('inventory.adjust.less')} onClick={() => step(-1)} className="mt-7 border border-line-strong" />
          <div className="min-w-0 flex-1">
            <TextField data-first label={t('inventory.adjust.delta')} hint={t('inventory.adjust.deltaHint')} error={shown} value={text} autoComplete="off" className="text-center text-lg! font-semibold tabular-nums" onChange={(event) => setText(event.target.value)} />
          </div>
          <IconButton icon={Plus} label={t('inventory.adjust.more')} onClick={() => step(1)} className="mt-7 border border-line-strong" />
        </div>
        {shown === undefined && (
          <p role="status" data-testid="adjust-result" className="rounded-md bg-sunken px-3 py-2 text-sm">
            {t('inventory.adjust.result', { before: format.number(item.onHand), after: format.number(item.onHand + delta) })}
          </p>
        )}
        <SelectField label={t('inventory.adjust.reason')} value={reason ?? usualReason(delta)} onChange={(event) => setReason(reasons.find((one) => one === event.target.value))}>
          {reasons.map((one) => (
            <option key={one} value={one}>
              {t(`inventory.reason.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField label={t('inventory.adjust.note')} value={note} maxLength={500} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
      </form>
    </Sheet>
  );
}

function useProblem(item: Item, reserved: number, delta: number): string | undefined {
  const { t, format } = useInventory();
  if (!Number.isSafeInteger(delta) || delta === 0) return t('inventory.adjust.wrong');
  if (item.onHand + delta > MOST) return t('inventory.adjust.tooMany');
  if (delta > 0 || item.onHand + delta >= reserved) return undefined;
  return t('inventory.adjust.tooMuch', { available: format.number(Math.max(0, item.onHand - reserved)), onHand: format.number(item.onHand), reserved: format.number(reserved) });
}

function useSave(item: Item, onClose: () => void) {
  const { t, format, actions } = useInventory();
  const toast = useToast();
  return (change: { delta: number; reason: Reason; note: string }) => {
    if (actions.adjust(item.id, change) === null) return;
    const back = () => void actions.adjust(item.id, { delta: -change.delta, reason: 'correction', note: t('inventory.adjust.undoNote') });
    toast({ text: t('inventory.adjust.done', { name: item.name, delta: format.delta(change.delta) }), action: { label: t('common.undo'), run: back } });
    onClose();
  };
}
