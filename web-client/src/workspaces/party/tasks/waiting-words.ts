import type { Waiting } from '../board';
import { usePartyView } from '../view';

/** What holds a task up, in words; empty where nothing does. */
export function useWaitingWords(): (waiting: Waiting) => string {
  const { t, format } = usePartyView();
  return ({ tasks, budget }) => {
    const parts = [...tasks.map(({ title }) => title), ...(budget === null ? [] : [t(`party.task.until.${budget.status}`, { title: budget.title })])];
    return parts.length === 0 ? '' : t('party.task.waits', { what: format.and(parts) });
  };
}
