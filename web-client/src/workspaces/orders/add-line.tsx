import { Plus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { numberOf } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { useAnnounce } from '../../react';
import type { Wanted } from './actions';
import { GoodsPicker } from './goods-picker';
import type { Stock } from './model';
import { useDesk } from './use-desk';

const MOST = 100_000;

/** Goods and how many of them: Enter goes on from one to the other, and begins anew after each line. */
export function AddLine({ onAdd }: { onAdd: (wanted: Wanted) => boolean }) {
  const { t } = useDesk();
  const announce = useAnnounce();
  const [words, setWords] = useState('');
  const [stock, setStock] = useState<Stock>();
  const [quantity, setQuantity] = useState('1');
  const goods = useRef<HTMLInputElement>(null);
  const count = useRef<HTMLInputElement>(null);
  const many = numberOf(quantity);
  const fits = Number.isSafeInteger(many) && many >= 1 && many <= MOST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (stock === undefined || !fits || !onAdd({ stock, quantity: many })) return;
    announce(t('orders.lines.added', { name: stock.name, quantity: many }));
    setWords('');
    setStock(undefined);
    setQuantity('1');
    goods.current?.focus();
  };
  const pick = (picked: Stock) => {
    setStock(picked);
    setWords(picked.name);
    count.current?.focus();
    count.current?.select();
  };
  return (
    <form onSubmit={submit} aria-label={t('orders.lines.add')} data-testid="add-line" className="flex flex-wrap items-start gap-3">
      <GoodsPicker
        ref={goods}
        words={words}
        onPick={pick}
        onWords={(next) => {
          setWords(next);
          setStock(undefined);
        }}
      />
      <label className="flex w-24 flex-col gap-1 text-sm font-medium">
        {t('orders.lines.quantity')}
        <input
          ref={count}
          value={quantity}
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint="done"
          aria-invalid={!fits}
          onChange={(event) => setQuantity(event.target.value)}
          className="min-h-11 rounded-md border border-line-strong bg-surface px-3 text-right text-base tabular-nums aria-invalid:border-bad"
        />
      </label>
      <Button type="submit" icon={Plus} disabled={stock === undefined || !fits} className="mt-[1.6875rem]">
        {t('orders.lines.go')}
      </Button>
    </form>
  );
}
