import { ListCollapse } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { Button } from '../kit/button';

/** That all below is about one entity only, and the way back to everything. */
export function About({ name, onEverything }: { name: string; onEverything: () => void }) {
  const { t } = useTranslation();
  return (
    <div data-testid="panel-about" className="mb-4 flex flex-wrap items-center gap-x-2 rounded-md bg-accent-soft pl-3">
      <h3 className="min-w-0 flex-1 basis-40 py-1.5 text-sm">
        {t('panel.about')} <strong className="font-semibold">{name === '' ? t('panel.noName') : name}</strong>
      </h3>
      <Button look="quiet" icon={ListCollapse} onClick={onEverything}>
        {t('panel.everything')}
      </Button>
    </div>
  );
}
