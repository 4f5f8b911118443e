import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useFormat } from '../../i18n/format';

const control =
  'min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink disabled:bg-sunken disabled:text-ink-soft aria-invalid:border-bad';

interface Labelled {
  label: string;
  hint?: ReactNode;
  /** Said in words below the control, and to assistive technology. */
  error?: string | undefined;
}

/** Ties a label, a hint and an error to one control. */
function Frame({ label, hint, error, id, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <div id={`${id}-hint`} className="text-xs text-ink-soft">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, { hint, error }: Labelled) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}

export function TextField({ label, hint: said, error, className, ...rest }: ComponentProps<'input'> & Labelled) {
  const id = useId();
  const day = useDayInWords(rest);
  const hint = said ?? day;
  return (
    <Frame label={label} hint={hint} error={error} id={id}>
      <input id={id} className={clsx(control, 'read-only:bg-sunken', className)} {...described(id, { label, hint, error })} {...rest} />
    </Frame>
  );
}

/** The browser writes days its own way, often with other years than the person's: so the day stands below in theirs. */
function useDayInWords({ type, value }: ComponentProps<'input'>): string | undefined {
  const format = useFormat();
  return type === 'date' && typeof value === 'string' && value !== '' ? format.days(value, '') : undefined;
}

export function TextArea({ label, hint, error, className, ...rest }: ComponentProps<'textarea'> & Labelled) {
  const id = useId();
  return (
    <Frame label={label} hint={hint} error={error} id={id}>
      <textarea id={id} rows={3} className={clsx(control, 'py-2 read-only:bg-sunken', className)} {...described(id, { label, hint, error })} {...rest} />
    </Frame>
  );
}

/** The platform's own select: the best one a phone has. */
export function SelectField({ label, hint, error, className, children, ...rest }: ComponentProps<'select'> & Labelled) {
  const id = useId();
  return (
    <Frame label={label} hint={hint} error={error} id={id}>
      <select id={id} className={clsx(control, className)} {...described(id, { label, hint, error })} {...rest}>
        {children}
      </select>
    </Frame>
  );
}
