import { Clock } from 'lucide-react';
import { Sign } from '../../ui/kit/sign';
import { useDesk } from './use-desk';

export function PendingSign() {
  const { t } = useDesk();
  return <Sign icon={Clock} label={t('orders.order.pending')} className="text-ink-soft" />;
}
