import { useLayoutEffect, useRef, useState } from 'react';
import { textChange, type Value } from '../../core';
import { useEntity, useMutate, useRoom } from '../../react';
import { langOf } from '../words/lang';
import { caretAfter } from './caret';
import { RemoteCarets } from './remote-carets';

interface SharedTextProps {
  type: string;
  id: string;
  field: string;
  label: string;
  maxLength?: number | undefined;
}

/** A text that several people write at the same time: each keystroke is an edit, and the caret stays where it was in the text. */
export function SharedText({ type, id, field, label, maxLength }: SharedTextProps) {
  const mutate = useMutate();
  const room = useRoom();
  const text = textOf(useEntity(type, id)?.fields[field]);
  /** What was typed, until the room shows it; while an input method composes, what it put together so far. */
  const [typed, setTyped] = useState<string | null>(null);
  /** The text as it was when an input method began to compose. */
  const [composing, setComposing] = useState<string | null>(null);
  const [last, setLast] = useState(text);
  if (text !== last) {
    setLast(text);
    if (composing === null) setTyped(null);
  }
  const value = typed ?? text;
  const area = useRef<HTMLTextAreaElement>(null);
  const seen = useRef({ value, start: 0, end: 0 });
  useLayoutEffect(() => {
    const { value: before, start, end } = seen.current;
    if (before === value) return;
    // Kept here at once: the browser tells of a selection later, and more of the text may have changed by then.
    seen.current = { value, start: caretAfter(before, value, start), end: caretAfter(before, value, end) };
    if (area.current !== null && document.activeElement === area.current) area.current.setSelectionRange(seen.current.start, seen.current.end);
  }, [value]);
  const write = (before: string, after: string) => {
    const now = textOf(room.entities.get().get(type)?.get(id)?.fields[field]);
    const splices = textChange(before, after, now);
    const handle = splices.length === 0 ? null : mutate('text.type', [{ op: 'splice', type, id, field, splices }]);
    setTyped(handle === null ? null : after);
  };
  const remember = (element: HTMLTextAreaElement) => {
    seen.current = { value: element.value, start: element.selectionStart, end: element.selectionEnd };
  };
  return (
    <div className="relative flex flex-col gap-1">
      <textarea
        ref={area}
        aria-label={label}
        lang={langOf(value)}
        className="min-h-24 w-full min-w-60 rounded-md border border-line-strong bg-surface px-3 py-2 text-base"
        value={value}
        maxLength={maxLength}
        onSelect={(event) => remember(event.currentTarget)}
        onCompositionStart={() => setComposing(value)}
        onCompositionEnd={(event) => {
          setComposing(null);
          write(composing ?? text, event.currentTarget.value);
        }}
        onChange={(event) => {
          remember(event.target);
          if (composing === null) write(value, event.target.value);
          else setTyped(event.target.value);
        }}
      />
      <RemoteCarets type={type} id={id} field={field} value={value} area={area} />
    </div>
  );
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
