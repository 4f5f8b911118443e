import { Luggage, Plus } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../../ui/kit/button';
import { AddHolder } from './add-holder';
import type { Dimension } from './groups';
import { QuickAdd } from './quick-add-form';
import { usePackingView } from './use-packing';

const usual = ['clothes', 'toiletries', 'documents', 'electronics', 'health'] as const;

/** The first step of a new list. */
export function EmptyList({ dimension, onText }: { dimension: Dimension; onText: (text: string) => void }) {
  const { t } = useTranslation();
  const { canEdit, actions } = usePackingView();
  return (
    <section data-testid="empty-list" className="mx-auto flex w-full max-w-xl flex-col gap-4 py-6">
      <div className="flex flex-col items-center gap-2 text-center">
        <Luggage aria-hidden className="size-9 text-accent-text" />
        <h2 className="text-lg font-semibold">{t('empty.title')}</h2>
        <p className="max-w-sm text-sm text-ink-soft">{canEdit ? t('empty.text') : t('empty.viewer')}</p>
      </div>
      {canEdit && (
        <>
          <div className="rounded-xl border border-line bg-surface shadow-lift [&>form]:border-t-0">
            <QuickAdd label={t('quickAdd.first')} place={{}} onText={onText} />
          </div>
          <div className="flex flex-wrap justify-center gap-2">
            {dimension === 'category' && (
              <Button icon={Plus} onClick={() => actions.addHolders('category', usual.map((name) => t(`usual.${name}`)))}>
                {t('empty.usual')}
              </Button>
            )}
            <AddHolder dimension={dimension} />
          </div>
        </>
      )}
    </section>
  );
}
