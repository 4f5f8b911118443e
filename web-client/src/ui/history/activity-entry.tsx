import { History, Undo2 } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { Activity } from '../../core';
import { useCanEdit, useClient, useMutate } from '../../react';
import { Button } from '../kit/button';
import { useToast } from '../kit/toast';
import type { Target } from '../panel/panel';
import { useSkipped } from '../undo/use-skipped';
import { useWords } from '../words/words';
import { FieldChangeList } from './field-changes';
import { actionKey } from './actions';

/** One thing that somebody did: what it was, what became of it, and what can be done about it. */
export function ActivityEntry({ item, onEntity }: { item: Activity; onEntity: (on: Target) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const on = item.on ?? item;
  const name = words.entity(on.type, on.id, item.name);
  const told = item.type === 'conflict' || item.type === 'comment' ? {} : (item.fields ?? {});
  return (
    <li data-testid="activity" data-action={item.action} className="flex flex-col gap-0.5 border-t border-line py-2 first:border-t-0">
      <p className="text-sm">
        {t(actionKey(item), { name })} <span className="text-ink-soft">· {words.type(on.type)}</span>
        {item.rule !== undefined && <span className="text-ink-soft"> · {t('panel.history.byRule')}</span>}
      </p>
      {item.action === 'updated' || item.action === 'undone' || item.action === 'restored' ? <FieldChangeList type={item.type} fields={told} /> : null}
      <div className="-ml-3 flex flex-wrap">
        <UndoThis item={item} name={name} />
        <Button look="quiet" icon={History} aria-label={t('panel.history.versionsOf', { name })} onClick={() => onEntity({ type: on.type, id: on.id })}>
          {t('panel.history.versions')}
        </Button>
      </div>
    </li>
  );
}

/** H1: one's own, from whatever device; what others changed since is left alone, and told. */
function UndoThis({ item: { seq, by, type, id, action, rule }, name }: { item: Activity; name: string }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const canEdit = useCanEdit();
  const mutate = useMutate();
  const toast = useToast();
  const watch = useSkipped();
  if (by.user !== user || !canEdit || rule !== undefined || type === 'comment' || type === 'conflict') return null;
  const undo = () => {
    const handle = mutate('undo', [{ op: 'undo', seq, only: [{ type, id }] }]);
    if (handle === null) return;
    watch(handle);
    toast({ text: t('panel.history.undoing', { name }) });
  };
  const label = action === 'undone' ? t('panel.history.redoThis') : t('panel.history.undoThis');
  return (
    <Button look="quiet" icon={Undo2} aria-label={`${label}: ${name}`} onClick={undo}>
      {label}
    </Button>
  );
}
