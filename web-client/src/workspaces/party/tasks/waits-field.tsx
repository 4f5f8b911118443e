import { CircleCheck, Hourglass, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/kit/button';
import { SelectField } from '../../../ui/kit/field';
import { circle } from '../board';
import type { Task } from '../model';
import { useParty, usePartyView } from '../view';

/** The kind allows no more. */
const MOST = 20;

/** The tasks that have to be done first. One that waits for this one cannot be chosen, and it says why. */
export function WaitsField({ task }: { task: Task }) {
  const { t, canEdit, actions } = usePartyView();
  const { tasks } = useParty().party;
  const [refused, setRefused] = useState<string>();
  const first = task.dependsOn.flatMap((id) => tasks.filter((other) => other.id === id));
  const others = tasks.filter((other) => other.id !== task.id && !task.dependsOn.includes(other.id));
  const choose = (id: string) => {
    const on = tasks.find((other) => other.id === id);
    if (on === undefined) return;
    const way = circle(task, on, tasks);
    if (way.length === 0) {
      setRefused(undefined);
      actions.waitFor(task.id, id);
    } else setRefused(t('party.task.circle', { way: [task, ...way].map(({ title }) => `“${title}”`).join(' → ') }));
  };
  if (!canEdit && first.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t('party.task.waitsLabel')}</h3>
      {first.length > 0 && (
        <ul className="flex flex-col gap-1" data-testid="depends-on">
          {first.map((other) => (
            <li key={other.id} className="flex min-h-11 items-center gap-2 rounded-md border border-line pl-3">
              {other.status === 'done' ? <CircleCheck aria-hidden className="size-4 shrink-0 text-ok" /> : <Hourglass aria-hidden className="size-4 shrink-0 text-warn" />}
              <span className="min-w-0 flex-1 py-1.5 text-sm">
                {other.title} <span className="text-ink-soft">({t(`party.task.status.${other.status}`)})</span>
              </span>
              {canEdit && <IconButton icon={X} label={t('party.task.stopWaiting', { title: other.title })} onClick={() => actions.stopWaitingFor(task.id, other.id)} />}
            </li>
          ))}
        </ul>
      )}
      {canEdit && others.length > 0 && first.length < MOST && (
        <SelectField label={t('party.task.waitsAdd')} value="" error={refused} onChange={(event) => choose(event.target.value)}>
          <option value="">{t('party.task.choose')}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {circle(task, other, tasks).length > 0 ? t('party.task.waitsForThis', { title: other.title }) : other.title}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
