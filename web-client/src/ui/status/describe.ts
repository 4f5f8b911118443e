import { titleOf } from '../title-of';
import { exists, type TFunction } from '../../i18n/texts';
import { areas } from '../../i18n/areas';
import { type Entities, type Op, type StepName, targetOf, type Value } from '../../core';

interface Edit {
  readonly label: string;
  readonly ops: readonly Op[];
}

/** An edit in words: what was done to what. */
export function describeEdit(t: TFunction, edit: Edit, entities: Entities): string {
  const names = edit.ops.map((op) => nameOf(op, entities)).filter((name) => name !== '');
  const key = editKey(edit.label);
  const text = exists(key) ? key : 'edit.other';
  // The keys of edits are the labels of mutations; a test holds that every label has its text.
  return t(text as 'edit.other', { name: names[0] ?? t('edit.something'), count: edit.ops.length });
}

/** As {@link describeEdit}, of a step of which the log knows only the name. */
export function describeStep(t: TFunction, { label, on, count, ops }: StepName, entities: Entities): string {
  if (ops !== undefined) return describeEdit(t, { label, ops }, entities);
  const key = editKey(label);
  const name = on === undefined ? '' : titleOf(entities.get(on.type)?.get(on.id)?.fields ?? {});
  return t((exists(key) ? key : 'edit.other') as 'edit.other', { name: name === '' ? t('edit.something') : name, count });
}

/** Where the text of an edit is: `edit.` and its label; for a label such as `party.taskAdd`, in the texts of that area. */
export function editKey(label: string): string {
  const [area = '', name] = label.split('.', 2);
  return area in areas && name !== undefined ? `${area}.edit.${name}` : `edit.${label}`;
}

/** Texts a person typed, so that none is lost with a refused edit. */
export function typedText(edit: Edit): string {
  const texts = edit.ops.flatMap((op) => Object.entries(fieldsOf(op)).filter(([field, value]) => isTyped(field, value)));
  return texts.map(([, value]) => String(value)).join('\n');
}

/** Whether the edit touches this entity. */
export function touches(edit: Edit, type: string, id: string): boolean {
  return edit.ops.map(targetOf).some((target) => target?.type === type && target.id === id);
}

/** Whether the edit touches an entity of this type. */
export function touchesType(edit: Edit, type: string): boolean {
  return edit.ops.map(targetOf).some((target) => target?.type === type);
}

function nameOf(op: Op, entities: Entities): string {
  const target = targetOf(op);
  const here = target === null ? {} : (entities.get(target.type)?.get(target.id)?.fields ?? {});
  return titleOf(fieldsOf(op)) || titleOf(here) || titleOfNamed({ ...here, ...fieldsOf(op) }, entities);
}

/** A record without a name of its own is called after what it is about. */
function titleOfNamed(fields: Readonly<Record<string, Value>>, entities: Entities): string {
  const ids = Object.entries(fields).flatMap(([field, value]) => (field.endsWith('Id') && typeof value === 'string' ? [value] : []));
  const titles = ids.flatMap((id) => [...entities.values()].map((ofType) => titleOf(ofType.get(id)?.fields ?? {})));
  return titles.find((title) => title !== '') ?? '';
}

function fieldsOf(op: Op): Readonly<Record<string, Value>> {
  switch (op.op) {
    case 'create':
      return op.fields;
    case 'update':
      return op.set;
    case 'move':
      return op.set ?? {};
    case 'restore':
      return op.fields;
    case 'splice':
      return { [op.field]: op.splices.map(([, , insert]) => insert).join(' ').trim() };
    case 'increment':
      return { [op.field]: op.by };
    case 'resolve':
      return op.value === undefined ? {} : { value: op.value };
    case 'add':
    case 'remove':
    case 'delete':
    case 'undo':
      return {};
  }
}

function isTyped(field: string, value: Value): boolean {
  return (typeof value === 'string' || typeof value === 'number') && value !== '' && field !== 'position' && field !== 'onType' && field !== 'thread' && !field.endsWith('Id');
}
