import { useCallback } from 'react';
import { useToast } from '../../../ui/kit/toast';
import { usePartyView } from '../view';

/** Buys what is open, the rest of what is short, or gives back what was bought. Nothing is asked: a message can take it back. */
export function useBuy(): (ids: readonly string[], name: string, what: 'buy' | 'rest' | 'giveBack') => void {
  const { t, actions } = usePartyView();
  const toast = useToast();
  return useCallback(
    (ids, name, what) => {
      const undo = what === 'giveBack' ? actions.giveBack(ids) : what === 'rest' ? actions.buyRest(ids) : actions.buy(ids);
      if (undo === null) return;
      const text = what === 'giveBack' ? t('party.shop.gaveBack', { name }) : t('party.shop.bought', { name, count: ids.length });
      toast({ text, action: { label: t('common.undo'), run: undo } });
    },
    [actions, t, toast],
  );
}
