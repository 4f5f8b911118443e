import { useToast } from '../../ui/kit/toast';
import { Button } from '../../ui/kit/button';
import type { Order } from './model';
import { orderName } from './names';
import { type Step, stepsFrom } from './status';
import { statusIcon } from './status-chip';
import { today } from './today';
import { useDesk } from './use-desk';

/** The steps that make sense from here, and no others. */
export function StatusSteps({ order }: { order: Order }) {
  const { t, actions } = useDesk();
  const toast = useToast();
  const go = (step: Step) => {
    if (actions.setStatus(order.id, step.to, order.shippedOn, today()) !== null) toast({ text: t('orders.step.done', { name: orderName(t, order), status: t(`orders.status.${step.to}`) }) });
  };
  return (
    <div role="group" aria-label={t('orders.list.status')} data-testid="status-steps" className="flex flex-wrap gap-2">
      {stepsFrom(order.status).map((step, index) => (
        <Button key={step.to} look={index === 0 && step.how === 'to' ? 'primary' : step.to === 'cancelled' ? 'danger' : 'secondary'} icon={statusIcon[step.to]} onClick={() => go(step)}>
          {step.how === 'to' ? t(`orders.step.to.${step.to}`) : t(`orders.step.back.${step.to}`)}
        </Button>
      ))}
    </div>
  );
}
