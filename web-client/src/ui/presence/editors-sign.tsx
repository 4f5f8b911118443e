import { type TFunction, useTranslation } from '../../i18n/texts';
import { Pencil } from 'lucide-react';

/** Who else is at something, by name and not by colour alone. */
export function EditorsSign({ names }: { names: readonly string[] | undefined }) {
  const { t } = useTranslation();
  if (names === undefined || names.length === 0) return null;
  return (
    <span data-testid="editors" className="flex items-center gap-1 text-xs font-medium text-accent-text">
      <Pencil aria-hidden className="size-3 shrink-0" />
      {editing(t, names)}
    </span>
  );
}

/** At most two names. */
function editing(t: TFunction, names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length === 1) return t('presence.editingOne', { name: first });
  if (names.length === 2) return t('presence.editingTwo', { name: first, other: second });
  return t('presence.editingMore', { name: first, other: second, count: names.length - 2 });
}
