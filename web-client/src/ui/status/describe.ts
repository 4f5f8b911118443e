import { exists, type TFunction } from 'i18next';
import type { Entities, Op, Value } from '../../core';

interface Edit {
  readonly label: string;
  readonly ops: readonly Op[];
}

/** An edit in words: what was done to what. */
export function describeEdit(t: TFunction, edit: Edit, entities: Entities): string {
  const names = edit.ops.map((op) => nameOf(op, entities)).filter((name) => name !== '');
  const key = `edit.${edit.label}`;
  const text = exists(key) ? key : 'edit.other';
  // The keys of edits are the labels of mutations; a test holds that every label has its text.
  return t(text as 'edit.other', { name: names[0] ?? t('edit.something'), count: edit.ops.length });
}

/** Texts a person typed, so that none is lost with a refused edit. */
export function typedText(edit: Edit): string {
  const texts = edit.ops.flatMap((op) => Object.entries(fieldsOf(op)).filter(([field, value]) => isTyped(field, value)));
  return texts.map(([, value]) => String(value)).join('\n');
}

/** Whether the edit touches this entity. */
export function touches(edit: Edit, type: string, id: string): boolean {
  return edit.ops.some((op) => op.type === type && op.id === id);
}

function nameOf(op: Op, entities: Entities): string {
  const name = fieldsOf(op).name ?? entities.get(op.type)?.get(op.id)?.fields.name;
  return typeof name === 'string' ? name : '';
}

function fieldsOf(op: Op): Readonly<Record<string, Value>> {
  switch (op.op) {
    case 'create':
      return op.fields;
    case 'update':
      return op.set;
    case 'move':
      return op.set ?? {};
    case 'delete':
      return {};
  }
}

function isTyped(field: string, value: Value): boolean {
  return (typeof value === 'string' || typeof value === 'number') && value !== '' && field !== 'position' && !field.endsWith('Id');
}
