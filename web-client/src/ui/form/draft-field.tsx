import { type ComponentProps, type FocusEvent, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { TextArea, TextField } from '../kit/field';
import { type Draft, useDraft } from './draft';

interface DraftFieldProps {
  label: string;
  value: string;
  onWrite: (text: string) => void;
  check?: (text: string) => string | undefined;
  hint?: string | undefined;
  onEnter?: () => void;
}

type Inherited = Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'maxLength' | 'min' | 'max' | 'step' | 'readOnly' | 'autoComplete'>;

/** One line that saves itself. */
export function DraftField({ label, value, onWrite, check, hint, onEnter, ...rest }: DraftFieldProps & Inherited) {
  const draft = useDraft(value, onWrite, check);
  return (
    <TextField
      label={label}
      hint={draft.theirs === undefined ? hint : <Meanwhile draft={draft} theirs={draft.theirs} />}
      error={draft.error}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={leaving(draft)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        draft.commit();
        onEnter?.();
      }}
      {...rest}
    />
  );
}

/** Several lines that save themselves. */
export function DraftArea({ label, value, onWrite, hint, readOnly = false, maxLength }: DraftFieldProps & { readOnly?: boolean; maxLength?: number }) {
  const draft = useDraft(value, onWrite);
  return (
    <TextArea
      label={label}
      hint={draft.theirs === undefined ? hint : <Meanwhile draft={draft} theirs={draft.theirs} />}
      value={draft.text}
      rows={4}
      readOnly={readOnly}
      maxLength={maxLength}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={leaving(draft)}
    />
  );
}

/** Leaving saves, except for going on to what takes theirs: from there leaving saves as well. */
const leaving = ({ commit }: Draft) => ({ relatedTarget }: FocusEvent) => {
  if (!(relatedTarget instanceof HTMLElement && 'theirs' in relatedTarget.dataset)) commit();
};

/** Somebody wrote the same field while this person types: theirs is shown, and can be taken. */
function Meanwhile({ draft, theirs }: { draft: Draft; theirs: string }) {
  const { t } = useTranslation();
  const said = useRef<HTMLSpanElement>(null);
  const take = () => {
    draft.revert();
    // What was pressed is gone then: the focus is in the field again.
    said.current?.parentElement?.parentElement?.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  return (
    <span ref={said} role="status" className="flex flex-wrap items-center gap-x-2 text-warn">
      {theirs === '' ? t('draft.emptied') : t('draft.theirs', { text: theirs })}
      {/* Pressed before the field is left, else leaving would save the own text first. */}
      <button type="button" data-theirs="" onPointerDown={(event) => event.preventDefault()} onClick={take} onBlur={draft.commit} className="min-h-11 font-medium underline underline-offset-4">
        {t('draft.take')}
      </button>
    </span>
  );
}
