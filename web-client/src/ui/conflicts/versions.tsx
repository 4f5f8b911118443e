import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Conflict, Value, Wish } from '../../core';
import { useClient } from '../../react';
import { useMedia } from '../kit/media';
import { Tabs } from '../kit/tabs';
import { When } from '../kit/when';
import { useShownName } from '../presence/shown-name';
import { fieldOf, useKind } from '../words/kind-of-room';
import { NoValue, ValueDiff } from '../words/value-diff';
import { useWords } from '../words/words';
import { type Side, type Voice, voicesOf } from './sides';

/** What it was before, and what each of the two made of it: beside each other, on a phone one at a time. */
export function Versions({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const nameOf = useVoiceName();
  const wide = useMedia('(min-width: 40rem)');
  const voices = voicesOf(conflict, user);
  const [shown, setShown] = useState<Side | 'base'>(voices[1].side);
  if (wide) {
    return (
      <div className="grid grid-cols-3 gap-3">
        <Before conflict={conflict} titled />
        {voices.map((voice) => (
          <Version key={voice.side} conflict={conflict} voice={voice} titled />
        ))}
      </div>
    );
  }
  const tabs = [{ value: 'base' as const, label: t('panel.conflicts.before') }, ...voices.map((voice) => ({ value: voice.side, label: nameOf(voice) }))];
  const voice = voices.find(({ side }) => side === shown);
  return (
    <Tabs<Side | 'base'> label={t('panel.conflicts.versions')} tabs={tabs} value={shown} onChange={setShown}>
      {voice === undefined ? <Before conflict={conflict} /> : <Version conflict={conflict} voice={voice} />}
    </Tabs>
  );
}

/** "Yours", or whose. */
export function useVoiceName(): (voice: Voice) => string {
  const { t } = useTranslation();
  const nameOf = useShownName();
  return ({ own, wish }) => (own ? t('panel.conflicts.yours') : t('panel.conflicts.of', { name: nameOf(wish.by) }));
}

function Before({ conflict: { on, field, base }, titled = false }: { conflict: Conflict; titled?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <section data-testid="version-base" className="rounded-md border border-line bg-sunken p-3">
      {titled && <h3 className="text-sm font-semibold">{t('panel.conflicts.before')}</h3>}
      <p className="text-xs text-ink-soft">{t('panel.conflicts.beforeHint')}</p>
      <p className="mt-2 whitespace-pre-wrap">{words.value(on.type, field, base) || <NoValue />}</p>
    </section>
  );
}

function Version({ conflict: { on, field, base }, voice, titled = false }: { conflict: Conflict; voice: Voice; titled?: boolean }) {
  const { t } = useTranslation();
  const nameOf = useVoiceName();
  return (
    <section data-testid={`version-${voice.side}`} className={clsx('rounded-md border p-3', voice.own ? 'border-accent' : 'border-line-strong')}>
      {titled && <h3 className="text-sm font-semibold">{nameOf(voice)}</h3>}
      <SaidBy wish={voice.wish} stands={voice.side === 'theirs'} />
      <p className="mt-2">
        <Compared type={on.type} field={field} before={base} after={voice.wish.value} />
      </p>
      {voice.wish.value === null && <span className="sr-only">{t('panel.words.none')}</span>}
    </section>
  );
}

function SaidBy({ wish: { by, at }, stands }: { wish: Wish; stands: boolean }) {
  const { t } = useTranslation();
  const { user } = useClient();
  const nameOf = useShownName();
  const name = by === user ? t('changed.you') : nameOf(by);
  return (
    <p className="text-xs text-ink-soft">
      {name}, <When at={at} />
      {' · '}
      {stands ? t('panel.conflicts.stands') : t('panel.conflicts.waits')}
    </p>
  );
}

/** Two values of a field, word by word where it holds words. */
export function Compared({ type, field, before, after }: { type: string; field: string; before: Value | undefined; after: Value | undefined }) {
  const words = useWords();
  const spec = fieldOf(useKind(), type, field);
  const whole = spec?.type !== 'string' && spec?.type !== 'text' && spec?.type !== 'set';
  return <ValueDiff before={words.value(type, field, before)} after={words.value(type, field, after)} whole={whole} />;
}
