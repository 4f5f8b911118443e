import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useId } from 'react';

export interface Option<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly Option<T>[];
  /** Undefined while nothing is chosen. */
  value: T | undefined;
  onChange: (value: T) => void;
  disabled?: boolean;
}

/** One of a few, all visible, each with a line that says what it means. */
export function Choice<T extends string>({ legend, options, value, onChange, disabled = false }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={clsx(
            'flex min-h-11 items-center gap-3 rounded-md border px-3 py-2',
            option.value === value ? 'border-accent bg-accent-soft' : 'border-line',
            disabled && 'opacity-60',
          )}
        >
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="check size-5" />
          <span className="min-w-0 text-sm">
            <span className="font-medium">{option.label}</span>
            {option.hint && <span className="block text-xs text-ink-soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A checkbox with its words, all of it a target of at least 44 px. */
export function Check({ label, checked, onChange, disabled }: { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean }) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-base">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} className="check size-5.5" />
      <span>{label}</span>
    </label>
  );
}
