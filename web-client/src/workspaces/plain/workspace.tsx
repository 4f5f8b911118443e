import { useTranslation } from '../../i18n/texts';
import type { EntitySpec, EntityView, Kind, Value } from '../../core';
import { useCanEdit, useEntities } from '../../react';
import { SharedText } from '../../ui/text/shared-text';

const MOST_ROWS = 200;

/** A room of a kind that has no screen of its own: all that is in it, to be read; notes can be written. */
export default function PlainWorkspace({ name, kind }: { name: string; kind: Kind | undefined }) {
  const { t } = useTranslation();
  const entities = useEntities();
  return (
    <main id="main" data-testid="not-built" className="flex flex-col gap-6 py-4">
      <div className="rounded-xl border border-line bg-surface p-4">
        <h2 className="font-semibold">{t('notBuilt.title')}</h2>
        <p className="text-ink-soft">{t('notBuilt.text', { kind: name })}</p>
      </div>
      {[...entities].map(([type, ofType]) => ofType.size > 0 && <EntityTable key={type} type={type} spec={kind?.entities[type]} entities={[...ofType.values()]} />)}
    </main>
  );
}

function EntityTable({ type, spec, entities }: { type: string; spec: EntitySpec | undefined; entities: readonly EntityView[] }) {
  const { t } = useTranslation();
  const canEdit = useCanEdit();
  const texts = canEdit ? Object.keys(spec?.fields ?? {}).filter((name) => isNote(spec, name)) : [];
  const shown = entities.slice(0, MOST_ROWS);
  const fields = [...new Set([...shown.flatMap((entity) => Object.keys(entity.fields)), ...texts])].filter((name) => name !== 'position');
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
                    {texts.includes(field) ? <SharedText type={type} id={entity.id} field={field} label={inWords(field)} maxLength={spec?.fields[field]?.max} /> : asText(entity.fields[field])}
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

/** A text that people write together, and that needs no lock. */
function isNote(spec: EntitySpec | undefined, name: string): boolean {
  const field = spec?.fields[name];
  return field?.merge === 'text' && field.server !== true && (spec?.lock === undefined || field.unlocked === true);
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
