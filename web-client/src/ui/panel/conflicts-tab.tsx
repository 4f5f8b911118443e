import { ChevronRight, Scale } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import type { Conflict } from '../../core';
import { useFormat } from '../../i18n/format';
import { useClient, useConflicts } from '../../react';
import { useDecide } from '../conflicts/conflict-host';
import { concerns, voicesOf } from '../conflicts/sides';
import { useVoiceName } from '../conflicts/versions';
import { Chip } from '../kit/chip';
import { useShownName } from '../presence/shown-name';
import { useNow } from '../status/now';
import { useWords } from '../words/words';
import type { TabProps } from './panel-sheet';

/** What two people want differently and nobody decided yet; what waits for this person comes first. */
export default function ConflictsTab({ view: { on } }: TabProps) {
  const { t } = useTranslation();
  const { user } = useClient();
  const { conflicts } = useConflicts();
  const shown = conflicts.filter((conflict) => on === undefined || (conflict.on.type === on.type && conflict.on.id === on.id));
  if (shown.length === 0) return <p className="text-sm text-ink-soft">{t('panel.conflicts.none')}</p>;
  const ordered = shown.toSorted((a, b) => Number(concerns(b, user)) - Number(concerns(a, user)) || b.mine.at - a.mine.at);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-soft">{t('panel.conflicts.lead')}</p>
      <ul className="flex flex-col gap-2">
        {ordered.map((conflict) => (
          <Row key={conflict.id} conflict={conflict} />
        ))}
      </ul>
    </div>
  );
}

function Row({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const format = useFormat();
  const now = useNow(30_000);
  const words = useWords();
  const nameOf = useVoiceName();
  const decide = useDecide();
  const { id, on, field } = conflict;
  return (
    <li data-testid="conflict">
      <button type="button" onClick={() => decide(id)} className="flex w-full flex-col gap-1 rounded-md border border-line-strong bg-surface px-3 py-2 text-left hover:bg-sunken">
        <span className="font-medium">{t('panel.conflicts.titleOf', { field: words.field(on.type, field), name: words.entity(on.type, on.id) })}</span>
        {voicesOf(conflict, user).map((voice) => (
          <span key={voice.side} className="line-clamp-2 text-sm">
            <span className="text-ink-soft">{nameOf(voice)}:</span> {words.value(on.type, field, voice.wish.value) || t('panel.words.none')}
          </span>
        ))}
        <span className="flex w-full flex-wrap items-center gap-2 text-xs text-ink-soft">
          <Turn conflict={conflict} />
          {format.ago(conflict.mine.at, now)}
          <span className="ml-auto flex items-center gap-1 text-sm font-medium text-accent-text">
            {t('panel.conflicts.decide')}
            <ChevronRight aria-hidden className="size-4" />
          </span>
        </span>
      </button>
    </li>
  );
}

/** Who is asked; whoever may edit can decide all the same. */
function Turn({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const format = useFormat();
  const nameOf = useShownName();
  if (concerns(conflict, user)) return <Chip icon={Scale} tone="warn">{t('panel.conflicts.yourTurn')}</Chip>;
  return t('panel.conflicts.theirTurn', { names: format.and([nameOf(conflict.mine.by), nameOf(conflict.theirs.by)]) });
}
