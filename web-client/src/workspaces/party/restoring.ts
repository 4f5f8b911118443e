import type { Entities, Op } from '../../core';

/** Who refers to what: a deletion empties these, so bringing something back fills them again. */
const REFERENCES: Readonly<Record<string, readonly { readonly type: string; readonly field: string }[]>> = {
  budget: [
    { type: 'task', field: 'budgetId' },
    { type: 'schedule', field: 'budgetId' },
    { type: 'shoppingItem', field: 'budgetIds' },
  ],
  task: [{ type: 'task', field: 'dependsOn' }],
};

/** A person sees at once what the server does about a deleted dish. */
const PARTS: Readonly<Record<string, { readonly type: string; readonly field: string }>> = { schedule: { type: 'ingredient', field: 'scheduleId' } };

/** What takes an entity away, with what goes with it. */
export function deletionOf(entities: Entities, type: string, id: string): readonly Op[] {
  return [{ op: 'delete', type, id }, ...partsOf(entities, type, id).map((part): Op => ({ op: 'delete', ...part }))];
}

/** What makes everything as it is now, once the entity is deleted. */
export function restorationOf(entities: Entities, type: string, id: string): readonly Op[] {
  const restored = [{ type, id }, ...partsOf(entities, type, id)].flatMap((each): Op[] => {
    const fields = entities.get(each.type)?.get(each.id)?.fields;
    return fields === undefined ? [] : [{ op: 'restore', ...each, fields }];
  });
  return [...restored, ...(REFERENCES[type] ?? []).flatMap((from) => refer(entities, from, id))];
}

function refer(entities: Entities, { type, field }: { readonly type: string; readonly field: string }, to: string): readonly Op[] {
  return [...(entities.get(type)?.values() ?? [])].flatMap(({ id, fields }): Op[] => {
    const value = fields[field];
    if (value === to) return [{ op: 'update', type, id, set: { [field]: to } }];
    return Array.isArray(value) && value.includes(to) ? [{ op: 'add', type, id, field, values: [to] }] : [];
  });
}

function partsOf(entities: Entities, type: string, id: string): readonly { readonly type: string; readonly id: string }[] {
  const part = PARTS[type];
  if (part === undefined) return [];
  return [...(entities.get(part.type)?.values() ?? [])].filter(({ fields }) => fields[part.field] === id).map((entity) => ({ type: part.type, id: entity.id }));
}
