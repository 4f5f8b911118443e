import type { Entities, Pointer } from '../../core';

/** What shows the view: the screens of all kinds of room have one. */
export function viewElement(): HTMLElement | null {
  return document.getElementById('main');
}

/** Where the pointer is on what shows an entity, else on what shows the view; null over anything else, such as a dialog. */
export function pointerOn(view: HTMLElement, target: Element, at: { readonly clientX: number; readonly clientY: number }, entities: Entities): Pointer | null {
  if (!view.contains(target) || target.closest('dialog') !== view.closest('dialog')) return null;
  const row = target.closest<HTMLElement>('[data-row]');
  const id = row?.dataset.row;
  const type = id === undefined ? undefined : typeOf(id, entities);
  const { left, top, width, height } = (type === undefined ? view : (row ?? view)).getBoundingClientRect();
  const place = { x: thousandths(at.clientX - left, width), y: thousandths(at.clientY - top, height) };
  return type === undefined || id === undefined ? place : { ...place, type, id };
}

/** The same place on this page, whatever its size; null where it does not show that entity. */
export function spotOf(view: HTMLElement, { x, y, id }: Pointer): { readonly left: number; readonly top: number } | null {
  const box = (id === undefined ? view : view.querySelector(`[data-row="${CSS.escape(id)}"]`))?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return null;
  return { left: box.left + (x / 1000) * box.width, top: box.top + (y / 1000) * box.height };
}

function typeOf(id: string, entities: Entities): string | undefined {
  for (const [type, ofType] of entities) if (ofType.has(id)) return type;
  return undefined;
}

function thousandths(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round(Math.min(1, Math.max(0, part / whole)) * 1000);
}
