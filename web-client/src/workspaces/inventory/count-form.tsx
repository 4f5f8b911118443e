import { Check, Users } from 'lucide-react';
import { type FormEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useAnnounce, useClient, useEntities } from '../../react';
import { numberOf } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { useShownName } from '../../ui/presence/shown-name';
import { useNow } from '../../ui/status/now';
import { adjustmentsOf, type Item, reservedOf } from './model';
import { useInventory } from './use-inventory';

interface CountFormProps {
  item: Item;
  startedAt: number;
  find: (code: string) => Item | undefined;
  onSave: (item: Item, counted: number) => void;
  onCancel: () => void;
}

/** How many are there? Enter saves; the code of the same item scanned again is one more. */
export function CountForm(props: CountFormProps) {
  const { item, onCancel } = props;
  const { t, format } = useInventory();
  const field = useRef<HTMLInputElement>(null);
  const { text, problem, submit, change } = useCount(props, field);
  useEffect(() => field.current?.focus(), []);
  const counted = text.trim() === '' ? Number.NaN : numberOf(text);
  const difference = counted === item.onHand ? t('inventory.count.same') : t('inventory.count.difference', { delta: format.delta(counted - item.onHand) });
  return (
    <form noValidate onSubmit={submit} data-testid="count-form" className="flex flex-col gap-3">
      <Expected item={item} startedAt={props.startedAt} />
      <TextField
        ref={field}
        name="counted"
        label={t('inventory.count.counted')}
        hint={Number.isSafeInteger(counted) && difference}
        error={problem}
        inputMode="numeric"
        enterKeyHint="done"
        autoComplete="off"
        className="h-14 text-center text-2xl! font-semibold tabular-nums"
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onCancel}>{t('inventory.count.cancel')}</Button>
        <Button type="submit" look="primary" icon={Check} className="flex-1">
          {t('inventory.count.save')}
        </Button>
      </div>
    </form>
  );
}

function useCount({ item, find, onSave }: CountFormProps, field: RefObject<HTMLInputElement | null>) {
  const { t, format } = useInventory();
  const announce = useAnnounce();
  const reserved = reservedOf(useEntities()).get(item.id) ?? 0;
  const [text, setText] = useState('');
  const [scans, setScans] = useState(0);
  const [problem, setProblem] = useState<string>();
  // What is scanned or typed next takes the place of the number.
  useEffect(() => {
    if (scans > 0) field.current?.select();
  }, [scans, field]);
  const scanned = (other: Item) => {
    if (other.id !== item.id) return setProblem(t('inventory.count.otherCode', { name: other.name, current: item.name }));
    // The scan that chose the item was the first piece.
    const count = scans === 0 ? 2 : scans + 1;
    setScans(count);
    setText(String(count));
    setProblem(undefined);
    announce(t('inventory.count.scanned', { name: item.name, count }));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What stands in the field: a scanner is faster than a render.
    const typed = field.current?.value ?? '';
    const other = isAmount(typed) ? undefined : find(typed);
    if (other !== undefined) return scanned(other);
    const counted = numberOf(typed);
    if (!Number.isSafeInteger(counted) || counted < 0 || counted > 1_000_000_000) return setProblem(t('inventory.count.enter'));
    if (counted < reserved) return setProblem(t('inventory.count.belowReserved', { reserved: format.number(reserved) }));
    onSave(item, counted);
  };
  const change = (next: string) => {
    setText(next);
    setProblem(undefined);
  };
  return { text, problem, submit, change };
}

/** Not a code that a scanner wrote, even where an item has these digits for its code. */
function isAmount(typed: string): boolean {
  return /^[0-9๐-๙]{1,5}$/.test(typed.trim());
}

/** What should be there, and what others did with it meanwhile. */
function Expected({ item, startedAt }: { item: Item; startedAt: number }) {
  const { t, format } = useInventory();
  const [began] = useState(item.onHand);
  return (
    <>
      <div className="rounded-lg bg-sunken px-4 py-3">
        <p className="text-lg font-semibold">{item.name}</p>
        <p className="text-sm text-ink-soft">{[item.sku, item.location].filter((fact) => fact !== '').join(' · ')}</p>
        <p className="mt-1 font-medium tabular-nums" data-testid="expected">
          {t('inventory.count.expected', { amount: `${format.number(item.onHand)} ${item.unit}`.trim() })}
        </p>
        <LastCount itemId={item.id} startedAt={startedAt} />
      </div>
      {item.onHand !== began && (
        <p role="status" className="rounded-lg bg-warn-soft px-3 py-2 text-sm">
          {t('inventory.count.moved', { before: format.number(began), now: format.number(item.onHand) })}
        </p>
      )}
    </>
  );
}

/** Somebody counted it already, in this count. */
function LastCount({ itemId, startedAt }: { itemId: string; startedAt: number }) {
  const { t, format } = useInventory();
  const entities = useEntities();
  const { user } = useClient();
  const nameOf = useShownName();
  const now = useNow(30_000);
  const last = useMemo(() => adjustmentsOf(entities, itemId).find(({ reason, at, pending }) => reason === 'count' && (pending || (at ?? 0) >= startedAt)), [entities, itemId, startedAt]);
  if (last === undefined) return null;
  const name = last.by === null || last.by === user ? t('inventory.history.you') : nameOf(last.by);
  return (
    <p className="mt-1 flex items-center gap-1.5 text-sm font-medium text-warn">
      <Users aria-hidden className="size-4 shrink-0" />
      {t('inventory.count.lastCounted', { name, ago: format.ago(last.at ?? now, now) })}
    </p>
  );
}
