import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { kinds } from '../../app/kinds';
import { useMeta } from '../../react';
import { crewWord } from '../words/names';

interface CrewChoiceProps {
  readonly label: string;
  readonly crew: readonly string[];
  readonly disabled: boolean;
  readonly onCrew: (crew: readonly string[]) => void;
  readonly className?: string;
}

/** What work somebody does here, where the kind of room tells such roles apart: it decides what they are told, not what they may do. */
export function CrewChoice({ label, crew, disabled, onCrew, className }: CrewChoiceProps) {
  const { t } = useTranslation();
  const roles = useCrewRoles();
  if (roles.length === 0) return null;
  return (
    <div role="group" aria-label={label} className={clsx('flex flex-wrap gap-1.5', className)}>
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

/** The crew roles that this kind of room tells apart. */
export function useCrewRoles(): readonly string[] {
  const kind = useMeta()?.kind;
  return kinds.find((one) => one.kind === kind)?.crew ?? [];
}
