import { CircleCheck, CircleDashed, CircleX, type LucideIcon, PackageCheck, Truck } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { Chip, type Tone } from '../../ui/kit/chip';
import type { Status } from './status';

export const statusIcon: Readonly<Record<Status, LucideIcon>> = { draft: CircleDashed, confirmed: CircleCheck, shipped: Truck, delivered: PackageCheck, cancelled: CircleX };
const tones: Readonly<Record<Status, Tone>> = { draft: 'plain', confirmed: 'accent', shipped: 'warn', delivered: 'ok', cancelled: 'bad' };

export function StatusChip({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <Chip icon={statusIcon[status]} tone={tones[status]} testId="order-status">
      {t(`orders.status.${status}`)}
    </Chip>
  );
}
