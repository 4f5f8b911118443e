import { clsx } from 'clsx';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Avatar } from '../kit/avatar';
import { Button } from '../kit/button';
import { TextArea } from '../kit/field';
import { useDraft } from './drafts';
import type { Mentionable } from './mentions';
import { useMention } from './use-mention';

/** The most characters of a comment (N2). */
const LONGEST = 4000;

interface ComposerProps {
  label: string;
  /** What is being written, to be found again. */
  draft: string;
  initial?: string;
  send: string;
  /** False where it was refused. */
  onSend: (text: string) => boolean;
  onCancel?: () => void;
  /** One line, and nothing to press, until something is written. */
  compact?: boolean;
}

/** A text with mentions: `@` lists the members, chosen with the arrow keys and Enter, or by touch. */
export function Composer({ label, draft, initial = '', send, onSend, onCancel, compact = false }: ComposerProps) {
  const { t } = useTranslation();
  const [text, setText] = useDraft(draft, initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const mention = useMention(field, text, setText);
  const listId = useId();
  const empty = text.trim() === '' || text === initial;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!empty && onSend(text.trim())) setText(initial);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (mention.key(event)) return event.preventDefault();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === 'Escape' && onCancel !== undefined) {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextArea
        ref={field}
        label={label}
        rows={compact && text === '' ? 1 : 2}
        value={text}
        maxLength={LONGEST}
        aria-autocomplete="list"
        aria-controls={mention.people.length > 0 ? listId : undefined}
        aria-activedescendant={mention.people.length > 0 ? `${listId}-${mention.at}` : undefined}
        onChange={(event) => (setText(event.target.value), mention.look(event.target.value, event.target.selectionStart))}
        onSelect={(event) => mention.look(event.currentTarget.value, event.currentTarget.selectionStart)}
        onBlur={mention.close}
        onKeyDown={onKeyDown}
      />
      {mention.people.length > 0 && <People id={listId} people={mention.people} at={mention.at} onChoose={mention.choose} />}
      <p role="status" className="sr-only">
        {mention.people.length > 0 && t('panel.comments.people', { count: mention.people.length })}
      </p>
      <div className={clsx('flex flex-wrap items-center gap-2', compact && text === '' && 'hidden')}>
        <Button type="submit" look="primary" icon={SendHorizontal} disabled={empty}>
          {send}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
        <span className="text-xs text-ink-soft">{t('panel.comments.mentionHint')}</span>
      </div>
    </form>
  );
}

function People({ id, people, at, onChoose }: { id: string; people: readonly Mentionable[]; at: number; onChoose: (person: Mentionable) => void }) {
  const { t } = useTranslation();
  return (
    <div id={id} role="listbox" aria-label={t('panel.comments.mention')} className="-mt-1 flex flex-col rounded-lg border border-line bg-surface p-1 shadow-lift">
      {people.map((person, index) => (
        // The keys of the text around choose; the focus stays there.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={person.user}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-sunken aria-selected:bg-accent-soft aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
        >
          <Avatar user={person.user} name={person.name} size="sm" />
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
          {person.name !== person.user && <span className="max-w-32 truncate text-xs text-ink-soft">{person.user}</span>}
        </div>
      ))}
    </div>
  );
}
