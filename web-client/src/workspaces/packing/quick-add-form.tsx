import { AtSign, CornerDownLeft, Plus } from 'lucide-react';
import { createContext, type FormEvent, use, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useAnnounce } from '../../react';
import { IconButton } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { parseEntry, type Places, tagsOf } from './quick-add';
import { useHolders, usePackingView } from './use-packing';

/** What was begun in the entry of an empty list, and the group whose entry goes on with it once there are groups. */
export const BegunEntry = createContext<{ readonly text: string; readonly group: string | null; taken(): void }>({ text: '', group: null, taken: () => {} });

interface QuickAddProps {
  label: string;
  place: Places;
  /** The group that it stands in; left out in an empty list. */
  group?: string | null;
  /** Told with every letter. */
  onText?: (text: string) => void;
}

/** One line that stays open: write, Enter, write the next. "3 socks @blue" is three of them, in the blue bag. */
export function QuickAdd({ label, place, group, onText }: QuickAddProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { actions } = usePackingView();
  const holders = useHolders();
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
    const entry = parseEntry(text, holders);
    if (entry === null || actions.add(entry, place) === null) return; // a refusal is told, and the text stays
    setText('');
    announce(t('quickAdd.added', { name: entry.name, count: entry.quantity }));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center border-t border-line pr-1">
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
      <Tags text={text} />
    </form>
  );
}

/** What each @ leads to, while it is written. */
function Tags({ text }: { text: string }) {
  const { t } = useTranslation();
  const holders = useHolders();
  const tags = text.includes('@') ? tagsOf(text, holders) : [];
  return (
    <p role="status" className="flex w-full flex-wrap gap-1.5 px-4 pt-1 pb-2 empty:hidden">
      {tags.map(({ word, holder }) => (
        <Chip key={word} icon={AtSign} tone={holder === undefined ? 'plain' : 'accent'}>
          {holder?.name ?? t('quickAdd.nowhere', { word })}
        </Chip>
      ))}
    </p>
  );
}
