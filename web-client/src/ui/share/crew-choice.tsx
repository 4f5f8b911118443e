import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { kinds } from '../../app/kinds';
import type { Member } from '../../core';
import { useMeta } from '../../react';
import { crewWord } from '../words/names';

/** What work somebody does here, where the kind of room tells such roles apart: it decides what they are told, not what they may do. */
export function CrewChoice({ member: { name, crew = [] }, disabled, onCrew }: { member: Member; disabled: boolean; onCrew: (crew: readonly string[]) => void }) {
  const { t } = useTranslation();
  const kind = useMeta()?.kind;
  const roles = kinds.find((one) => one.kind === kind)?.crew ?? [];
  if (roles.length === 0) return null;
  return (
    <div role="group" aria-label={t('share.crewOf', { name })} className="flex flex-wrap gap-1.5 pt-1 pb-1.5 pl-11">
      {roles.map((role) => {
        const has = crew.includes(role);
        return (
          <button
            key={role}
            type="button"
            aria-pressed={has}
            disabled={disabled}
            onClick={() => onCrew(has ? crew.filter((one) => one !== role) : [...crew, role])}
            className="inline-flex min-h-11 items-center gap-1 rounded-full border border-line-strong px-3 text-sm text-ink-soft disabled:opacity-70 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
          >
            {has && <Check aria-hidden className="size-4" />}
            {crewWord(t, role)}
          </button>
        );
      })}
    </div>
  );
}
