import { useTranslation } from '../../i18n/texts';
import type { RoomTemplate } from '../../core';
import { Choice, type Option } from '../../ui/kit/choice';
import { SelectField } from '../../ui/kit/field';
import { workspaceOf } from '../../workspaces';
import { EMPTY, type Start } from './create';
import type { ListedRoom } from './rooms';

interface StartProps {
  kind: string;
  start: Start;
  templates: readonly RoomTemplate[];
  rooms: readonly ListedRoom[];
  onChange: (start: Start) => void;
}

/** Empty, with something to try, from a template, or as a copy of a room of the same kind. */
export function StartChoice({ kind, start, templates, rooms, onChange }: StartProps) {
  const { t, i18n } = useTranslation();
  const fitting = templates.filter((template) => template.kind === kind);
  const same = rooms.filter((room) => room.kind === kind);
  const inLanguage = (texts: Readonly<Record<string, string>>) => texts[i18n.language] ?? texts.en ?? '';
  const options: readonly Option<string>[] = [
    { value: 'nothing', label: t('shell.create.empty'), hint: t('shell.create.emptyHint') },
    ...(workspaceOf(kind).sample === undefined ? [] : [{ value: 'sample', label: t('shell.create.sample'), hint: t('shell.create.sampleHint') }]),
    ...fitting.map(({ id, title, description }) => ({ value: `template/${id}`, label: inLanguage(title), hint: inLanguage(description) })),
    ...(same.length === 0 ? [] : [{ value: 'room', label: t('shell.create.copy'), hint: t('shell.create.copyHint') }]),
  ];
  const choose = (value: string) => {
    const [way, id = ''] = value.split('/', 2);
    if (way === 'room') onChange({ with: 'room', id: same[0]?.id ?? '' });
    else if (way === 'template') onChange({ with: 'template', id });
    else onChange(way === 'sample' ? { with: 'sample' } : EMPTY);
  };
  if (options.length === 1) return null;
  return (
    <div className="flex flex-col gap-2">
      <Choice legend={t('shell.create.start')} options={options} value={start.with === 'template' ? `template/${start.id}` : start.with} onChange={choose} />
      {start.with === 'room' && (
        <SelectField label={t('shell.create.copyOf')} value={start.id} onChange={(event) => onChange({ with: 'room', id: event.target.value })}>
          {same.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
