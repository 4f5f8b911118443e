import { useId } from 'react';
import { numberOf, useNumberCheck } from '../../ui/form/checks';
import { useDraft } from '../../ui/form/draft';
import { Kept } from './kept-field';
import { useDesk } from './use-desk';

interface LineNumberProps {
  part: string;
  /** What it is, shown where there are no columns. */
  label: string;
  /** What it is and of which line. */
  name: string;
  value: number | null;
  min: number;
  max: number;
  whole?: boolean;
  editable: boolean;
  /** How it is written for those who only read. */
  shown?: (value: number) => string;
  onWrite: (value: number | null) => void;
}

/** One figure of a line: a field that saves itself, or a text. */
export function LineNumber({ part, label, name, value, min, max, whole = false, editable, shown, onWrite }: LineNumberProps) {
  const { format } = useDesk();
  const id = useId();
  const check = useNumberCheck({ min, max, whole, optional: !whole });
  const draft = useDraft(value === null ? '' : String(value), (text) => onWrite(text.trim() === '' ? null : numberOf(text)), check, !editable);
  const text = value === null ? '–' : shown === undefined ? format.number(value) : shown(value);
  return (
    <div className="flex min-w-0 flex-col" data-field={part}>
      <span aria-hidden className="text-xs text-ink-soft @2xl:hidden">
        {label}
      </span>
      {editable ? (
        <input
          aria-label={name}
          aria-invalid={draft.error !== undefined}
          aria-describedby={draft.error === undefined ? undefined : id}
          data-part={part}
          value={draft.text}
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          onChange={(event) => draft.change(event.target.value)}
          onBlur={draft.commit}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && draft.commit()}
          className="min-h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-right text-base tabular-nums aria-invalid:border-bad"
        />
      ) : (
        <p className="min-h-8 content-center text-base tabular-nums @2xl:text-right">
          <span className="sr-only">{label} </span>
          {text}
        </p>
      )}
      {draft.error !== undefined && (
        <p id={id} role="alert" className="text-xs text-bad">
          {draft.error}
        </p>
      )}
      {draft.kept !== undefined && (
        <div className="text-xs">
          <Kept draft={draft} text={draft.kept} />
        </div>
      )}
    </div>
  );
}
