import { CircleAlert, Clock, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useAnnounce, useEntities, useRejected } from '../../react';
import { Button, IconButton } from '../../ui/kit/button';
import { Progress } from '../../ui/kit/progress';
import type { Counted } from './count-session';
import { ofType } from './model';
import { isAbout, useInventory } from './use-inventory';

const SHOWN = 50;

interface CountedListProps {
  entries: readonly Counted[];
  done: number;
  total: number;
  onUndo: (entry: Counted) => void;
  onRestart: () => void;
}

/** What was counted in this count, newest first, each with a way back. */
export function CountedList({ entries, done, total, onUndo, onRestart }: CountedListProps) {
  const { t, format } = useInventory();
  const announce = useAnnounce();
  const [most, setMost] = useState(SHOWN);
  const counted = entries.filter(({ undone }) => undone !== true).length;
  const progress = t('inventory.count.progress', { done: format.number(Math.min(done, total)), count: total });
  const restart = () => {
    onRestart();
    announce(t('inventory.count.restarted'));
  };
  return (
    <section aria-labelledby="counted-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 id="counted-title" className="min-w-0 flex-1 text-lg font-semibold" data-testid="counted-title">
          {t('inventory.count.session', { count: counted })}
        </h2>
        {entries.length > 0 && (
          <Button look="quiet" icon={RotateCcw} onClick={restart}>
            {t('inventory.count.restart')}
          </Button>
        )}
      </div>
      <div>
        <Progress label={progress} value={Math.min(done, total)} max={total} />
        <p className="mt-1 text-sm text-ink-soft">{progress}</p>
      </div>
      {entries.length === 0 && <p className="text-sm text-ink-soft">{t('inventory.count.none')}</p>}
      {entries.length > 0 && (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface" data-testid="counted">
          {entries.slice(0, most).map((entry) => (
            <CountedLine key={entry.id} entry={entry} onUndo={() => onUndo(entry)} />
          ))}
        </ul>
      )}
      {entries.length > most && (
        <Button look="quiet" onClick={() => setMost(most + SHOWN)} className="self-start">
          {t('inventory.history.more', { count: Math.min(SHOWN, entries.length - most) })}
        </Button>
      )}
    </section>
  );
}

function CountedLine({ entry, onUndo }: { entry: Counted; onUndo: () => void }) {
  const { t, format } = useInventory();
  const pending = ofType(useEntities(), 'adjustment').get(entry.id)?.pending === true;
  const refused = useRejected().some((rejected) => isAbout(rejected, entry.itemId) && rejected.ops.some((op) => op.op === 'create' && op.id === entry.id));
  const delta = entry.counted - entry.before;
  return (
    <li data-testid="counted-line" className="flex items-center gap-2 py-1 pr-1 pl-4">
      <div className={entry.undone === true ? 'min-w-0 flex-1 py-1 text-ink-soft line-through' : 'min-w-0 flex-1 py-1'}>
        <p>{entry.name}</p>
        <p className="text-xs text-ink-soft">{t('inventory.count.line', { before: format.number(entry.before), counted: format.number(entry.counted) })}</p>
        {refused && (
          <p className="flex items-center gap-1 text-xs font-medium text-bad">
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            {t('inventory.sign.refused')}
          </p>
        )}
      </div>
      {pending && (
        <span title={t('inventory.sign.pending')} className="shrink-0 text-ink-soft">
          <Clock aria-hidden className="size-4" />
          <span className="sr-only">{t('inventory.sign.pending')}</span>
        </span>
      )}
      <span className="shrink-0 text-right text-sm font-semibold tabular-nums">{delta === 0 ? t('inventory.count.same') : format.delta(delta)}</span>
      {entry.undone === true ? <span className="shrink-0 px-2 text-xs text-ink-soft">{t('inventory.count.undone')}</span> : <IconButton icon={Undo2} label={t('inventory.count.undo', { name: entry.name })} onClick={onUndo} />}
    </li>
  );
}
