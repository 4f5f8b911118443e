import { CheckCheck, FolderInput, Trash2, Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Button, IconButton } from '../../ui/kit/button';
import type { Item } from './model';
import { usePackingView } from './use-packing';

/** What can be done with the selected items, in reach of the thumb. */
export function SelectionBar({ selected, items, onDone }: { selected: ReadonlySet<string>; items: readonly Item[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { actions, askMove, removeItems, toggleSelected } = usePackingView();
  const ids = [...selected];
  const none = ids.length === 0;
  useEscape(onDone);
  const pack = (packed: boolean) => {
    actions.packAll(
      items.filter((item) => selected.has(item.id) && item.packed !== packed).map(({ id }) => id),
      packed,
    );
    onDone();
  };
  const remove = () => {
    removeItems(ids);
    onDone();
  };
  return (
    <section aria-label={t('select.label')} data-testid="selection-bar" className="bottom-bar fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-float">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-1 px-2 py-1 sm:px-6">
        <IconButton icon={X} label={t('select.end')} onClick={onDone} />
        <p role="status" className="min-w-0 flex-1 text-sm font-medium">
          {t('select.count', { count: ids.length })}
        </p>
        <Button look="quiet" onClick={() => toggleSelected(items.map(({ id }) => id), ids.length < items.length)}>
          {ids.length < items.length ? t('select.all') : t('select.none')}
        </Button>
        <div className="grid w-full grid-cols-4 gap-1 sm:flex sm:w-auto">
          <Action icon={CheckCheck} label={t('select.pack')} disabled={none} onClick={() => pack(true)} />
          <Action icon={Undo2} label={t('select.unpack')} disabled={none} onClick={() => pack(false)} />
          <Action icon={FolderInput} label={t('select.move')} disabled={none} onClick={() => askMove(ids)} />
          <Action icon={Trash2} label={t('common.delete')} disabled={none} onClick={remove} />
        </div>
      </div>
    </section>
  );
}

function Action({ icon: Icon, label, disabled, onClick }: { icon: typeof X; label: string; disabled: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="flex min-h-13 flex-col items-center justify-center gap-0.5 rounded-md px-1 text-xs font-medium text-accent-text hover:bg-sunken disabled:opacity-50 sm:min-h-11 sm:flex-row sm:gap-2 sm:px-3 sm:text-sm"
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      {label}
    </button>
  );
}

function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('dialog[open]') === null) latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
