import { Progress } from '../../../ui/kit/progress';
import { useParty, usePartyView, type View } from '../view';

/** How far tasks, cooking and shopping are; each leads to its view. */
export function ProgressCards() {
  const { t } = usePartyView();
  const { tasks, dishes, items } = useParty().party;
  const all = {
    tasks: { done: tasks.filter(({ status }) => status === 'done').length, count: tasks.length },
    cooking: { done: dishes.filter(({ status }) => status === 'done').length, count: dishes.length },
    shopping: { done: items.filter(({ bought }) => bought).length, count: items.length },
  } as const;
  return (
    <div className="grid gap-3 @lg:grid-cols-3">
      {(['tasks', 'cooking', 'shopping'] as const).map((view) => (
        <Card key={view} view={view} {...all[view]} words={all[view].count === 0 ? t(`party.progress.no.${view}`) : t(`party.progress.${view}`, all[view])} />
      ))}
    </div>
  );
}

function Card({ view, done, count, words }: { view: View; done: number; count: number; words: string }) {
  const { t, show } = usePartyView();
  return (
    <button type="button" onClick={() => show(view)} className="flex min-h-11 flex-col gap-1.5 rounded-xl border border-line bg-surface px-4 py-3 text-left shadow-lift hover:bg-sunken">
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="text-sm font-semibold">{t(`party.view.${view}`)}</span>
        <span className="text-sm text-ink-soft">{words}</span>
      </span>
      {count > 0 && (
        <span className="w-full">
          <Progress label={words} value={done} max={count} />
        </span>
      )}
    </button>
  );
}
