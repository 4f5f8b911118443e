import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Conflict, Resolution, Value } from '../../core';
import { useConflicts } from '../../react';
import { useNumberCheck, useRequired } from '../form/checks';
import { fieldOf, useKind } from '../words/kind-of-room';
import { byHand, type Typed, typedOf, valueOf, wrongIn } from './by-hand';
import { moved, type Side } from './sides';

/** What a person is about to decide. */
export interface Draft {
  readonly choice: Resolution | undefined;
  readonly typed: Typed;
  /** Which sides others changed since the dialog was opened. */
  readonly changed: readonly Side[];
  readonly canBoth: boolean;
  readonly canByHand: boolean;
  /** Of what was given by hand, in words. */
  readonly error: string | undefined;
  /** What the field would hold; undefined while nothing is chosen, or what was given cannot be. */
  readonly result: Value | undefined;
  choose(choice: Resolution): void;
  type(typed: Typed): void;
}

/** K7: what somebody changes meanwhile is taken up at once, and a choice that meant something else before is not kept. */
export function useDraft(conflict: Conflict): Draft {
  const { preview } = useConflicts();
  const spec = fieldOf(useKind(), conflict.on.type, conflict.field);
  const [latest, setLatest] = useState(conflict);
  const [changed, setChanged] = useState<readonly Side[]>([]);
  const [choice, setChoice] = useState<Resolution>();
  const [typed, setTyped] = useState<Typed>(() => (spec === undefined ? '' : typedOf(spec, conflict.mine.value)));
  const news = moved(latest, conflict);
  if (news.length > 0) {
    setLatest(conflict);
    setChanged([...new Set([...changed, ...news])]);
    if (choice === 'both' || news.some((side) => side === choice)) setChoice(undefined);
  }
  const hand = spec === undefined ? null : valueOf(spec, typed);
  const error = useWrong(spec, hand);
  const wrong = choice === 'value' && error !== undefined;
  return {
    choice,
    typed,
    changed,
    canBoth: preview(conflict.id, 'both') !== undefined,
    canByHand: byHand(spec),
    error: choice === 'value' ? error : undefined,
    result: choice === undefined || wrong ? undefined : preview(conflict.id, choice, hand),
    choose: setChoice,
    type: setTyped,
  };
}

function useWrong(spec: ReturnType<typeof fieldOf>, value: Value): string | undefined {
  const { t } = useTranslation();
  const limits = { min: spec?.min ?? 0, max: spec?.max ?? Number.MAX_SAFE_INTEGER };
  const [whole, number, required] = [useNumberCheck({ ...limits, whole: true }), useNumberCheck(limits), useRequired()];
  if (spec === undefined) return undefined;
  switch (wrongIn(spec, value)) {
    case undefined:
      return undefined;
    case 'required':
      return required('') ?? t('check.required');
    case 'whole':
      return whole('');
    case 'number':
      return number('');
  }
}
