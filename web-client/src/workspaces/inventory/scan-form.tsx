import { PackagePlus, ScanBarcode } from 'lucide-react';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useEntities, useRoom } from '../../react';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';
import { ItemChoices, useFound } from './item-picker';
import { type Item, itemBySku, itemOf, ofType } from './model';
import { useInventory } from './use-inventory';

const SUGGESTED = 4;

/** Takes the burst of a scanner, which ends with Enter, and what people type. `focused`: the next code is to be typed at once. */
export function ScanForm({ done, focused, onItem }: { done: ReadonlySet<string>; focused: boolean; onItem: (item: Item) => void }) {
  const { t, create } = useInventory();
  const room = useRoom();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState('');
  const found = useFound(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What stands in the field: a scanner is faster than a render.
    const typed = (field.current?.value ?? '').trim();
    const item = itemBySku(room.entities.get(), typed);
    if (item !== undefined) onItem(item);
    else setAsked(typed);
  };
  const unknown = asked !== '' && asked === code.trim() && found.every(({ sku }) => sku.toLowerCase() !== asked.toLowerCase());
  return (
    <div className="flex flex-col gap-4">
      <form onSubmit={submit} className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField ref={field} name="code" label={t('inventory.count.scan')} hint={t('inventory.count.scanHint')} value={code} maxLength={200} autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="next" onChange={(event) => setCode(event.target.value)} />
        </div>
        <Button type="submit" look="primary" icon={ScanBarcode} className="mt-7">
          {t('inventory.count.find')}
        </Button>
      </form>
      {unknown && (
        <div role="alert" data-testid="unknown-code" className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-soft px-3 py-1 text-sm">
          <p className="min-w-0 flex-1 basis-48 py-1.5">{t('inventory.count.unknown', { code: asked })}</p>
          <Button look="quiet" icon={PackagePlus} onClick={() => create(asked)}>
            {t('inventory.count.create')}
          </Button>
        </div>
      )}
      {unknown && found.length > 0 && <ItemChoices amounts="expected" label={t('inventory.count.choose')} items={found} onChoose={onItem} />}
      {!unknown && <NotCounted done={done} onItem={onItem} />}
    </div>
  );
}

/** Where to go next, in the order of the shelves. */
function NotCounted({ done, onItem }: { done: ReadonlySet<string>; onItem: (item: Item) => void }) {
  const { t } = useInventory();
  const stock = ofType(useEntities(), 'stockItem');
  const next = useMemo(() => {
    const open = [...stock.values()].filter(({ id }) => !done.has(id)).map(itemOf);
    return open.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, SUGGESTED);
  }, [stock, done]);
  return next.length === 0 ? null : <ItemChoices amounts="expected" label={t('inventory.count.next')} items={next} onChoose={onItem} />;
}

/** Without a place it comes last. */
function key({ location, name }: Item): string {
  return `${location === '' ? '￿' : location}\n${name}`;
}
