import { useTranslation } from '../../i18n/texts';
import type { Value } from '../../core';
import { Compared } from '../conflicts/versions';
import { fieldOf, useKind } from '../words/kind-of-room';
import { useWords } from '../words/words';

export type FieldChanges = Readonly<Record<string, { readonly before?: Value; readonly after?: Value }>>;

const MOST = 8;

/** Field by field what was and became. Where things stand, and what only programs read, is no news to people. */
export function FieldChangeList({ type, fields }: { type: string; fields: FieldChanges }) {
  const { t } = useTranslation();
  const words = useWords();
  const kind = useKind();
  const told = Object.entries(fields).filter(([field]) => !['position', 'any'].includes(fieldOf(kind, type, field)?.type ?? ''));
  if (told.length === 0) return null;
  return (
    <dl className="flex flex-col gap-0.5 text-sm">
      {told.slice(0, MOST).map(([field, { before, after }]) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-soft">{words.field(type, field)}:</dt>
          <dd className="min-w-0">
            <Compared type={type} field={field} before={before} after={after} />
          </dd>
        </div>
      ))}
      {told.length > MOST && <div className="text-xs text-ink-soft">{t('panel.history.moreFields', { count: told.length - MOST })}</div>}
    </dl>
  );
}
