const begun = new WeakSet<Element>();

/** Remembers which fields of forms somebody has written into and not sent: what saves itself needs no form. */
export function watchForms(): void {
  addEventListener('input', ({ target }) => isField(target) && target.form !== null && begun.add(target));
  addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement) for (const field of target.elements) begun.delete(field);
  });
}

/** What was begun and is still there; empty where nothing was. */
export function begunText(): string {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')) {
    if (begun.has(field) && field.value.trim() !== '') return field.value.trim();
  }
  return '';
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file'].includes(target.type)) || target instanceof HTMLTextAreaElement;
}
