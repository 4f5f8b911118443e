import { useId } from 'react';
import { useMembers } from '../../react';
import { SelectField } from '../../ui/kit/field';
import { useShownName } from '../../ui/presence/shown-name';
import { SharedText } from '../../ui/text/shared-text';
import { useParty, usePartyView } from './view';

interface ChooseProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  hint?: string;
}

/** Somebody of the room, or nobody. */
export function PersonField({ label, value, onChange, hint }: ChooseProps) {
  const { t, canEdit } = usePartyView();
  const members = useMembers();
  const nameOf = useShownName();
  const users = members.map(({ user }) => user);
  const all = value === null || users.includes(value) ? users : [...users, value];
  return (
    <SelectField label={label} hint={hint} value={value ?? ''} disabled={!canEdit} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{t('party.nobody')}</option>
      {all.map((user) => (
        <option key={user} value={user}>
          {nameOf(user)}
        </option>
      ))}
    </SelectField>
  );
}

/** One of the budgets, or none. */
export function BudgetField({ label, value, onChange, hint }: ChooseProps) {
  const { t, canEdit } = usePartyView();
  const { party } = useParty();
  return (
    <SelectField label={label} hint={hint} value={party.budgets.some(({ id }) => id === value) ? (value ?? '') : ''} disabled={!canEdit} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{t('party.noBudget')}</option>
      {party.budgets.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}

/** Notes that several people write at the same time; for those who may only look, the text. */
export function NotesField({ type, id, field = 'notes', label, text, maxLength = 4000 }: { type: string; id: string; field?: string; label: string; text: string; maxLength?: number }) {
  const { t, canEdit } = usePartyView();
  const hint = useId();
  if (!canEdit) {
    return text === '' ? null : (
      <div className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">{label}</h3>
        <p className="text-base whitespace-pre-wrap">{text}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden className="text-sm font-medium">
        {label}
      </p>
      <SharedText type={type} id={id} field={field} label={label} maxLength={maxLength} />
      <p id={hint} className="text-xs text-ink-soft">
        {t('party.notesHint')}
      </p>
    </div>
  );
}

/** One of a few, all visible, as buttons beside each other; on a phone they share the width. */
export function Segments<T extends string>({ label, options, value, onChange }: { label: string; options: readonly { value: T; label: string }[]; value: T; onChange: (value: T) => void }) {
  const { canEdit } = usePartyView();
  const name = useId();
  return (
    <fieldset disabled={!canEdit} className="flex flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-lg bg-sunken p-1">
        {options.map((option) => (
          <label key={option.value} className="grid min-h-11 place-items-center rounded-md px-1 text-center text-sm font-medium text-ink-soft has-checked:bg-raised has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-3 has-focus-visible:outline-accent">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} className="sr-only" />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
