import { useTranslation } from 'react-i18next';
import type { EntityView, Value } from '../../core';
import { useEntities } from '../../react';

const MOST_ROWS = 200;

/** A room of a kind that has no screen of its own: all that is in it, to be read. */
export default function PlainWorkspace({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const entities = useEntities();
  return (
    <main data-testid="not-built" className="flex flex-col gap-6 py-4">
      <div className="rounded-xl border border-line bg-surface p-4">
        <h2 className="font-semibold">{t('notBuilt.title')}</h2>
        <p className="text-ink-soft">{t('notBuilt.text', { kind })}</p>
      </div>
      {[...entities].map(([type, ofType]) => ofType.size > 0 && <EntityTable key={type} type={type} entities={[...ofType.values()]} />)}
    </main>
  );
}

function EntityTable({ type, entities }: { type: string; entities: readonly EntityView[] }) {
  const { t } = useTranslation();
  const shown = entities.slice(0, MOST_ROWS);
  const fields = [...new Set(shown.flatMap((entity) => Object.keys(entity.fields)))].filter((name) => name !== 'position');
  return (
    <section aria-label={inWords(type)} className="flex flex-col gap-2">
      <h2 className="text-lg font-semibold">
        {inWords(type)} ({entities.length})
      </h2>
      <div className="overflow-x-auto rounded-xl border border-line bg-surface">
        <table className="w-full text-left text-sm">
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col" className="px-3 py-2 font-medium whitespace-nowrap text-ink-soft">
                  {inWords(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((entity) => (
              <tr key={entity.id} className="border-t border-line">
                {fields.map((field) => (
                  <td key={field} className="max-w-80 truncate px-3 py-2">
                    {asText(entity.fields[field])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {entities.length > shown.length && <p className="text-sm text-ink-soft">{t('notBuilt.more', { count: entities.length - shown.length })}</p>}
    </section>
  );
}

/** `shoppingItem` as "Shopping item". */
function inWords(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function asText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
