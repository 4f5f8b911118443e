import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useCanEdit, useEditors, useLock } from '../../react';
import { useNow } from '../../ui/status/now';
import { useOnline } from '../../ui/status/steady-link';
import { type Access, accessOf } from './access';
import { useDesk } from './use-desk';

/** The order in somebody's hand: what this person may do with it, and what they can ask for. */
export interface OrderLock {
  readonly access: Access;
  /** The fields can be changed. */
  readonly editable: boolean;
  /** Names of those who would like to have it. */
  readonly wishes: readonly string[];
  /** This person waits for it: the others see that. */
  readonly asking: boolean;
  edit(): void;
  ask(): void;
  takeOver(): void;
  done(): void;
}

/** Where somebody is who waits for the lock: a field that no order has (PROTOCOL P1). */
export const WISH = 'lock';

const LOOK_MS = 2000;

/** The lock of an order that is open. `begin`: it is wanted from the start. */
export function useOrderLock(id: string, begin: boolean): OrderLock {
  const canEdit = useCanEdit();
  const { holders } = useDesk();
  const now = useNow(LOOK_MS);
  const online = useOnline();
  const [wanted, setWanted] = useState(begin);
  const [asked, setAsked] = useState(false);
  const [had, setHad] = useState(false);
  const over = useRef(false);
  const { state, held, acquire } = useLock('order', id, wanted && canEdit);
  const access = accessOf({ canEdit, wanted, asked, had, state, holder: holders.get(id), online, now });
  const taken = state.name === 'taken' || state.name === 'lost';
  const free = wanted && access.name === 'free';
  useEffect(() => {
    if (over.current && taken) {
      over.current = false;
      acquire({ takeOver: true });
    } else if (asked && free) acquire();
  }, [taken, asked, free, acquire]);
  if (held && asked) setAsked(false);
  if (held && !had) setHad(true);
  const wishes = useWishes(id);
  const edit = useCallback(() => {
    setWanted(true);
    acquire();
  }, [acquire]);
  const ask = useCallback(() => {
    setWanted(true);
    setAsked(true);
  }, []);
  const takeOver = useCallback(() => {
    if (taken) return acquire({ takeOver: true });
    over.current = true;
    setWanted(true);
  }, [taken, acquire]);
  const done = useCallback(() => {
    over.current = false;
    setWanted(false);
    setAsked(false);
    setHad(false);
  }, []);
  return useMemo(() => ({ access, editable: held, wishes, asking: asked, edit, ask, takeOver, done }), [access, held, wishes, asked, edit, ask, takeOver, done]);
}

function useWishes(id: string): readonly string[] {
  const here = useEditors('order', id);
  return useMemo(() => [...new Set(here.filter(({ where }) => where?.field === WISH).map(({ name }) => name))], [here]);
}
