import { useTranslation } from 'react-i18next';
import { Sheet } from '../kit/sheet';
import type { PanelView } from './panel';

interface PanelProps {
  view: PanelView;
  onView: (view: PanelView) => void;
  onClose: () => void;
}

/** What people of a room do together: who is here, what they say, what they did, what they disagree about. */
export default function PanelSheet({ view, onClose }: PanelProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('panel.title')} onClose={onClose} testId="panel">
      {view.tab}
    </Sheet>
  );
}
