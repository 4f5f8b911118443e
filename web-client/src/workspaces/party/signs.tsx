import { CircleAlert, Clock } from 'lucide-react';
import { createContext, use, useMemo } from 'react';
import { targetOf } from '../../core';
import { useOthers, useRejected } from '../../react';
import { EditorsSign } from '../../ui/presence/editors-sign';
import { usePartyView } from './view';

/** What rows show that is not of the thing itself, by `type/id`. */
interface Signs {
  readonly editors: ReadonlyMap<string, string>;
  readonly refused: ReadonlySet<string>;
}

export const SignsContext = createContext<Signs>({ editors: new Map(), refused: new Set() });

export function useSigns(): Signs {
  const others = useOthers();
  const rejected = useRejected();
  const editors = useMemo(() => {
    const names = new Map<string, Set<string>>();
    for (const { name, where } of others) {
      if (where?.type === undefined || where.id === undefined) continue;
      const key = `${where.type}/${where.id}`;
      names.set(key, (names.get(key) ?? new Set()).add(name));
    }
    // A text, so that a row whose editors did not change is not drawn again.
    return new Map([...names].map(([key, all]) => [key, [...all].join('\n')]));
  }, [others]);
  return useMemo(() => {
    const refused = rejected.flatMap(({ ops }) => ops.map(targetOf).flatMap((target) => (target === null ? [] : [`${target.type}/${target.id}`])));
    return { editors, refused: new Set(refused) };
  }, [editors, rejected]);
}

/** Who has it open, whether it waits here, and whether a change of it was refused: each with an icon and words. */
export function RowSigns({ type, id, pending }: { type: string; id: string; pending: boolean }) {
  const { t } = usePartyView();
  const { editors, refused } = use(SignsContext);
  const key = `${type}/${id}`;
  const names = editors.get(key)?.split('\n');
  if (names === undefined && !pending && !refused.has(key)) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-xs font-medium">
      {pending && (
        <span data-testid="row-pending" className="flex items-center gap-1 text-ink-soft">
          <Clock aria-hidden className="size-3.5 shrink-0" />
          {t('party.row.pending')}
        </span>
      )}
      <EditorsSign names={names} />
      {refused.has(key) && (
        <span data-testid="row-refused" className="flex items-center gap-1 text-bad">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          {t('party.row.refused')}
        </span>
      )}
    </span>
  );
}
