import { CornerDownLeft, Plus } from 'lucide-react';
import { createContext, type FormEvent, use, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../react';
import { IconButton } from '../../ui/kit/button';
import { parseEntry } from './quick-add';
import type { Item } from './model';
import { usePackingView } from './use-packing';

/** What was begun in the entry of an empty list, and the group whose entry goes on with it once there are groups. */
export const BegunEntry = createContext<{ readonly text: string; readonly group: string | null; taken(): void }>({ text: '', group: null, taken: () => {} });

interface QuickAddProps {
  label: string;
  place: Partial<Pick<Item, 'categoryId' | 'bagId' | 'travelerId'>>;
  /** The group that it stands in; left out in an empty list. */
  group?: string | null;
  /** Told with every letter. */
  onText?: (text: string) => void;
}

/** One line that stays open: write, Enter, write the next. "3 socks" is three of them. */
export function QuickAdd({ label, place, group, onText }: QuickAddProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { actions } = usePackingView();
  const begun = use(BegunEntry);
  const goesOn = group !== undefined && group === begun.group && begun.text !== '';
  const [text, setOwn] = useState(goesOn ? begun.text : '');
  const field = useRef<HTMLInputElement>(null);
  const setText = (next: string) => {
    setOwn(next);
    onText?.(next);
  };
  useEffect(() => {
    if (!goesOn) return;
    // Whoever was writing when the list got its first item goes on writing.
    field.current?.focus();
    begun.taken();
  }, [goesOn, begun]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entry = parseEntry(text);
    if (entry === null || actions.add(entry, place) === null) return; // a refusal is told, and the text stays
    setText('');
    announce(t('quickAdd.added', { name: entry.name, count: entry.quantity }));
  };
  return (
    <form onSubmit={submit} className="flex items-center border-t border-line pr-1">
      <Plus aria-hidden className="mx-4 size-5 shrink-0 text-ink-soft" />
      <input
        value={text}
        ref={field}
        maxLength={200}
        aria-label={label}
        placeholder={t('quickAdd.placeholder')}
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        className="min-h-12 min-w-0 flex-1 -ml-1 rounded-md bg-transparent px-1 text-base"
      />
      {text.trim() !== '' && <IconButton type="submit" icon={CornerDownLeft} label={t('quickAdd.go')} />}
    </form>
  );
}
