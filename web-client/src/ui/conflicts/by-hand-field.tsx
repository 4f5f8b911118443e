import { useTranslation } from '../../i18n/texts';
import type { FieldSpec } from '../../core';
import { useEntities, useMembers } from '../../react';
import { Check } from '../kit/choice';
import { SelectField, TextArea, TextField } from '../kit/field';
import { titleOf } from '../title-of';
import { useWords } from '../words/words';
import type { Typed } from './by-hand';

interface ByHandProps {
  type: string;
  field: string;
  spec: FieldSpec;
  typed: Typed;
  error: string | undefined;
  onChange: (typed: Typed) => void;
}

/** A field for a value of this type. */
export function ByHandField(props: ByHandProps) {
  const { t } = useTranslation();
  const { spec, typed, error, onChange } = props;
  const { max } = spec;
  const text = typeof typed === 'string' ? typed : typed.join('\n');
  const shared = { label: t('panel.conflicts.byHandLabel'), value: text, error, 'data-testid': 'by-hand' };
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  switch (spec.type) {
    case 'integer':
    case 'number':
      return <TextField {...shared} inputMode={spec.type === 'integer' ? 'numeric' : 'decimal'} autoComplete="off" onChange={change} />;
    case 'text':
      return <TextArea {...shared} rows={4} maxLength={max} onChange={change} />;
    case 'date':
      return <TextField {...shared} type="date" onChange={change} />;
    case 'time':
      return <TextField {...shared} type="datetime-local" onChange={change} />;
    case 'boolean':
    case 'choice':
    case 'reference':
    case 'user':
      return <OneOf {...props} />;
    case 'set':
      if (spec.of === undefined || spec.of === 'string') return <TextArea {...shared} hint={t('panel.conflicts.onePerLine')} rows={4} onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))} />;
      return <SomeOf {...props} />;
    default:
      return <TextField {...shared} maxLength={max} autoComplete="off" onChange={change} />;
  }
}

/** What the field may hold, with its words. */
function useOptions({ type, field, spec }: ByHandProps): readonly (readonly [string, string])[] {
  const words = useWords();
  const entities = useEntities();
  const members = useMembers();
  switch (spec.type === 'set' ? spec.of : spec.type) {
    case 'boolean':
      return [['true', words.value(type, field, true)], ['false', words.value(type, field, false)]];
    case 'choice':
      return (spec.values ?? []).map((value) => [value, words.value(type, field, value)] as const);
    case 'reference':
      return [...(entities.get(spec.to ?? '')?.values() ?? [])].map(({ id, fields }) => [id, titleOf(fields) || id] as const);
    default:
      return members.map(({ user, name }) => [user, name] as const);
  }
}

function OneOf(props: ByHandProps) {
  const { t } = useTranslation();
  const options = useOptions(props);
  const { spec, typed, error, onChange } = props;
  return (
    <SelectField label={t('panel.conflicts.byHandLabel')} data-testid="by-hand" error={error} value={String(typed)} onChange={(event) => onChange(event.target.value)}>
      {spec.required !== true && <option value="">{t('panel.words.none')}</option>}
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}

function SomeOf(props: ByHandProps) {
  const { t } = useTranslation();
  const options = useOptions(props);
  const { typed, onChange } = props;
  const chosen = typeof typed === 'string' ? [] : typed;
  return (
    <fieldset data-testid="by-hand">
      <legend className="text-sm font-medium">{t('panel.conflicts.byHandLabel')}</legend>
      {options.map(([value, label]) => (
        <Check key={value} label={label} checked={chosen.includes(value)} onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((each) => each !== value))} />
      ))}
    </fieldset>
  );
}
