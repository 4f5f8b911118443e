import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { SearchField } from '../../ui/kit/search-field';
import { fold } from '../../ui/fold';
import type { Item } from './model';

/** Shorter lists are seen at a glance. */
const OFFERED_FROM = 16;

const states = ['all', 'todo', 'packed', 'essential'] as const;
type State = (typeof states)[number];

const accepts: Readonly<Record<State, (item: Item) => boolean>> = {
  all: () => true,
  todo: (item) => !item.packed,
  packed: (item) => item.packed,
  essential: (item) => item.essential,
};

export interface Filter {
  readonly offered: boolean;
  readonly words: string;
  readonly state: State;
  /** How many items are left. */
  readonly found: number;
  /** Undefined where everything is shown. */
  readonly matches: ((item: Item) => boolean) | undefined;
  setWords(words: string): void;
  setState(state: State): void;
}

export function useFilter(items: readonly Item[]): Filter {
  const [words, setWords] = useState('');
  const [state, setState] = useState<State>('all');
  const offered = items.length >= OFFERED_FROM || words !== '' || state !== 'all';
  const wanted = useDeferredValue(fold(words.trim()));
  const matches = useMemo(() => {
    if (wanted === '' && state === 'all') return undefined;
    return (item: Item) => accepts[state](item) && (fold(item.name).includes(wanted) || fold(item.notes).includes(wanted));
  }, [wanted, state]);
  const found = useMemo(() => (matches === undefined ? items.length : items.filter(matches).length), [items, matches]);
  return { offered, words, state, found, matches, setWords, setState };
}

export function FilterBar({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  return (
    <div className="flex min-w-0 flex-1 basis-72 gap-2" role="search">
      <SearchField label={t('filter.search')} value={filter.words} onChange={filter.setWords} />
      <select
        aria-label={t('filter.state')}
        value={filter.state}
        onChange={(event) => filter.setState(states.find((state) => state === event.target.value) ?? 'all')}
        className="min-h-11 rounded-md border border-line-strong bg-surface px-3 text-sm"
      >
        {states.map((state) => (
          <option key={state} value={state}>
            {t(`filter.${state}`)}
          </option>
        ))}
      </select>
      <p role="status" className="sr-only">
        {filter.matches && t('filter.found', { count: filter.found })}
      </p>
    </div>
  );
}
