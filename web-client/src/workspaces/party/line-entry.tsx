import { CornerDownLeft, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAnnounce } from '../../react';
import { IconButton } from '../../ui/kit/button';
import { usePartyView } from './view';

interface LineEntryProps {
  label: string;
  placeholder: string;
  /** Answers what was made, in words; null where it was refused, and the text then stays. */
  onAdd: (text: string) => string | null;
  /** Names to choose from. */
  options?: readonly string[];
  listId?: string;
}

/** One line that stays open: write, Enter, write the next. */
export function LineEntry({ label, placeholder, onAdd, options = [], listId }: LineEntryProps) {
  const { t } = usePartyView();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const made = onAdd(text.trim());
    if (made === null) return;
    setText('');
    announce(t('party.row.added', { name: made }));
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1 rounded-xl border border-dashed border-line-strong bg-surface pr-1">
      <Plus aria-hidden className="ml-4 size-5 shrink-0 text-ink-soft" />
      <input
        value={text}
        maxLength={200}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="send"
        list={options.length > 0 ? listId : undefined}
        onChange={(event) => setText(event.target.value)}
        className="min-h-13 min-w-0 flex-1 rounded-md bg-transparent px-2 text-base"
      />
      {options.length > 0 && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </datalist>
      )}
      {text.trim() !== '' && <IconButton type="submit" icon={CornerDownLeft} label={t('common.add')} />}
    </form>
  );
}
