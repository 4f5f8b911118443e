import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { type Conflict, type Handle, type Resolution, TandemError } from '../../core';
import { useClient, useConflicts, useEntity, useHistory, useRefusal } from '../../react';
import { Button } from '../kit/button';
import { Check, Choice, type Option } from '../kit/choice';
import { Sheet } from '../kit/sheet';
import { useToast } from '../kit/toast';
import { useShownName } from '../presence/shown-name';
import { fieldOf, useKind } from '../words/kind-of-room';
import { useWords } from '../words/words';
import { valueOf } from './by-hand';
import { ByHandField } from './by-hand-field';
import { alike, voicesOf } from './sides';
import { type Draft, useDraft } from './use-decision';
import { Compared, useVoiceName, Versions } from './versions';

interface DecisionProps {
  conflict: Conflict;
  title: string;
  onClose: () => void;
}

/** The form in which a conflict is decided. */
export function Decision({ conflict, title, onClose }: DecisionProps) {
  const { t } = useTranslation();
  const form = useId();
  const draft = useDraft(conflict);
  const decide = useDecision(conflict, draft, onClose);
  const others = alike(useConflicts().conflicts, conflict);
  const [all, setAll] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.result !== undefined) decide(all ? others : []);
  };
  return (
    <Sheet
      title={title}
      shape="wide"
      onClose={onClose}
      testId="conflict-dialog"
      footer={
        <>
          <Preview conflict={conflict} draft={draft} />
          <Button onClick={onClose}>{t('panel.conflicts.later')}</Button>
          <Button look="primary" type="submit" form={form} disabled={draft.result === undefined}>
            {t('panel.conflicts.decide')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Meanwhile conflict={conflict} draft={draft} />
        <Versions conflict={conflict} />
        <Choices conflict={conflict} draft={draft} />
        {others.length > 0 && draft.choice !== undefined && draft.choice !== 'value' && <Check label={t('panel.conflicts.alike', { count: others.length })} checked={all} onChange={setAll} />}
      </form>
    </Sheet>
  );
}

/** One mutation, however many conflicts it decides. */
function useDecision(conflict: Conflict, { choice, typed }: Draft, onClose: () => void): (others: readonly Conflict[]) => void {
  const { t } = useTranslation();
  const toast = useToast();
  const refuse = useRefusal();
  const words = useWords();
  const { resolve, preview } = useConflicts();
  const { batch } = useHistory();
  const spec = fieldOf(useKind(), conflict.on.type, conflict.field);
  return (others) => {
    if (choice === undefined || spec === undefined && choice === 'value') return;
    const value = choice === 'value' && spec !== undefined ? valueOf(spec, typed) : undefined;
    const all = [conflict, ...others.filter(({ id }) => preview(id, choice) !== undefined)];
    try {
      const handle = batch('conflict.resolve', () => {
        for (const { id } of all) resolve(id, choice, value);
      });
      const what = { field: words.field(conflict.on.type, conflict.field), name: words.entity(conflict.on.type, conflict.on.id) };
      toast({ text: all.length > 1 ? t('panel.conflicts.decidedAll', { count: all.length }) : t('panel.conflicts.decided', what) });
      void afterwards(handle, () => toast({ text: t('panel.conflicts.tooLate', what), urgency: 'alert' }));
      onClose();
    } catch (error) {
      if (!(error instanceof TandemError)) throw error;
      refuse(error.code);
    }
  };
}

/** What somebody else decided first stands: then there was nothing left to do, and no commit says so. */
async function afterwards(handle: Handle | null, tooLate: () => void): Promise<void> {
  const outcome = await handle?.server;
  if (outcome?.status === 'applied' && outcome.seq === undefined) tooLate();
}

/** There from the beginning, so that what is said in it later is heard. */
function Meanwhile({ conflict, draft: { changed } }: { conflict: Conflict; draft: Draft }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const nameOf = useShownName();
  const words = useWords();
  const news = voicesOf(conflict, user).filter(({ side }) => changed.includes(side));
  return (
    <div role="status" data-testid="conflict-meanwhile" className="empty:hidden">
      {news.map(({ side, wish: { by, value } }) => (
        <p key={side} className="rounded-md bg-warn-soft px-3 py-2 text-sm">
          {t('panel.conflicts.meanwhile', { name: nameOf(by), value: words.value(conflict.on.type, conflict.field, value) || t('panel.words.none') })}
        </p>
      ))}
    </div>
  );
}

function Choices({ conflict, draft }: { conflict: Conflict; draft: Draft }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const words = useWords();
  const nameOf = useVoiceName();
  const { preview } = useConflicts();
  const { type } = conflict.on;
  const spec = fieldOf(useKind(), type, conflict.field);
  const inWords = (choice: Resolution) => words.value(type, conflict.field, preview(conflict.id, choice)) || t('panel.words.none');
  const options: readonly Option<Resolution>[] = [
    ...voicesOf(conflict, user).map((voice) => ({ value: voice.side, label: nameOf(voice), hint: inWords(voice.side) })),
    ...(draft.canBoth ? [{ value: 'both' as const, label: t('panel.conflicts.both'), hint: inWords('both') }] : []),
    ...(draft.canByHand ? [{ value: 'value' as const, label: t('panel.conflicts.byHand') }] : []),
  ];
  return (
    <>
      <Choice<Resolution> legend={t('panel.conflicts.question')} options={options} value={draft.choice} onChange={draft.choose} />
      {draft.choice === 'value' && spec !== undefined && <ByHandField type={type} field={conflict.field} spec={spec} typed={draft.typed} error={draft.error} onChange={draft.type} />}
    </>
  );
}

function Preview({ conflict: { on, field }, draft: { result } }: { conflict: Conflict; draft: Draft }) {
  const { t } = useTranslation();
  const standing = useEntity(on.type, on.id)?.fields[field];
  return (
    <section aria-label={t('panel.conflicts.preview')} data-testid="conflict-preview" className="flex max-h-28 basis-full flex-wrap items-baseline gap-x-3 overflow-y-auto pb-1">
      <h3 className="text-sm font-semibold">{t('panel.conflicts.preview')}</h3>
      <p className="min-w-0">{result === undefined ? <span className="text-sm text-ink-soft">{t('panel.conflicts.choose')}</span> : <Compared type={on.type} field={field} before={standing} after={result} />}</p>
    </section>
  );
}
