import { clsx } from 'clsx';
import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import { goodsFor } from './goods';
import type { Stock } from './model';
import { useDesk } from './use-desk';

interface PickerProps {
  words: string;
  onWords: (words: string) => void;
  onPick: (stock: Stock) => void;
  ref?: Ref<HTMLInputElement>;
}

/** What is offered for some words, and the keys that choose among it. */
function useOffers(words: string, onPick: (stock: Stock) => void) {
  const { book } = useDesk();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useMemo(() => goodsFor(words, book.stock), [words, book.stock]);
  const shown = open && words.trim() !== '';
  const at = Math.min(active, found.length - 1);
  const pick = (stock: Stock | undefined) => {
    if (stock === undefined) return;
    setOpen(false);
    onPick(stock);
  };
  const step = (by: number) => {
    setOpen(true);
    if (shown && found.length > 0) setActive((at + by + found.length) % found.length);
  };
  const begin = () => {
    setActive(0);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => pick(found[at]),
      // Only the list goes, not the dialog around it.
      ...(shown && { Escape: () => setOpen(false) }),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return { found, shown, at, pick, begin, end: () => setOpen(false), onKeyDown };
}

/** Finds goods by SKU or name as one types; arrow keys and Enter, or a press, choose one. */
export function GoodsPicker({ words, onWords, onPick, ref }: PickerProps) {
  const { t } = useDesk();
  const id = useId();
  const { found, shown, at, pick, begin, end, onKeyDown } = useOffers(words, onPick);
  return (
    <div className="flex min-w-0 flex-1 basis-56 flex-col gap-1">
      <label htmlFor={`${id}-words`} className="text-sm font-medium">
        {t('orders.lines.goods')}
      </label>
      <input
        id={`${id}-words`}
        ref={ref}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown && found.length > 0}
        aria-controls={shown && found.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={shown && found[at] !== undefined ? `${id}-${at}` : undefined}
        value={words}
        placeholder={t('orders.lines.placeholder')}
        autoComplete="off"
        enterKeyHint="next"
        data-testid="goods"
        className="min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base"
        onChange={(event) => {
          onWords(event.target.value);
          begin();
        }}
        onBlur={end}
        onKeyDown={onKeyDown}
      />
      {shown && found.length > 0 && (
        <div id={`${id}-list`} role="listbox" aria-label={t('orders.lines.options')} className="overflow-hidden rounded-md border border-line bg-surface shadow-lift">
          {found.map((stock, index) => (
            <Offer key={stock.id} id={`${id}-${index}`} stock={stock} active={index === at} onPick={() => pick(stock)} />
          ))}
        </div>
      )}
      <p role="status" className={clsx(shown && found.length === 0 ? 'text-sm text-ink-soft' : 'sr-only')}>
        {shown && (found.length === 0 ? t('orders.lines.noneFound') : t('orders.lines.found', { count: found.length }))}
      </p>
    </div>
  );
}

function Offer({ id, stock, active, onPick }: { id: string; stock: Stock; active: boolean; onPick: () => void }) {
  const { t, money } = useDesk();
  return (
    // The input keeps the focus and handles the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={active} onPointerDown={(event) => event.preventDefault()} onClick={onPick} className={clsx('flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 text-sm', active && 'bg-accent-soft')}>
      <span className="min-w-0 flex-1">
        <span className="font-medium">{stock.name}</span> <span className="text-ink-soft">{stock.sku}</span>
      </span>
      <span className="shrink-0 text-right text-xs text-ink-soft tabular-nums">
        {stock.unitPrice !== null && <span className="block">{money(stock.unitPrice)}</span>}
        <span className={clsx('block', stock.available <= 0 && 'text-bad')}>{stock.available <= 0 ? t('orders.stock.out') : t('orders.lines.left', { count: stock.available })}</span>
      </span>
    </div>
  );
}
