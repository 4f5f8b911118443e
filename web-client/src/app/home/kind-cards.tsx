import { clsx } from 'clsx';
import { useId } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Kind } from '../../core';
import { kindText, kindTitle } from '../../ui/kind';
import { workspaceOf } from '../../workspaces';

/** One kind of room of all that there are: icon, name, and what it is for. */
export function KindCards({ kinds, value, onChange }: { kinds: readonly Kind[]; value: string; onChange: (kind: string) => void }) {
  const { t, i18n } = useTranslation();
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('shell.create.kind')}</legend>
      {kinds.map((kind) => {
        const { icon: Icon } = workspaceOf(kind.kind);
        const chosen = kind.kind === value;
        return (
          <label key={kind.kind} className={clsx('flex min-h-14 cursor-pointer items-center gap-3 rounded-md border px-3 py-2 has-focus-visible:outline-3 has-focus-visible:outline-accent', chosen ? 'border-accent bg-accent-soft' : 'border-line')}>
            <input type="radio" name={name} value={kind.kind} checked={chosen} data-first={chosen ? '' : undefined} onChange={() => onChange(kind.kind)} className="check size-5 outline-none" />
            <Icon aria-hidden className="size-6 shrink-0 text-accent-text" />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{kindTitle(kind, i18n.language)}</span>
              <span className="block text-xs text-ink-soft">{kindText(t, kind.kind, 'what')}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
