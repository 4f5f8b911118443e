import { useRef, useState } from 'react';
import type { Thread } from '../../core';
import { byNews, keeping } from './order';

export interface Opened {
  /** The thread that was opened or closed last. */
  readonly last: string | undefined;
  has(id: string): boolean;
  set(id: string, open: boolean): void;
  /** Where the heading of a thread is, to be focused. */
  heading(id: string, button: HTMLButtonElement | null): void;
  /** Opens a thread and brings it into view. */
  goTo(thread: Thread): void;
}

/** The order that was there when the list was opened. About one entity it is that of a talk: the oldest first. */
export function useSteady(threads: readonly Thread[], asTalk: boolean): readonly Thread[] {
  const [order] = useState(() => byNews(threads).map(({ id }) => id));
  return asTalk ? threads : keeping(order, threads);
}

/** Which threads are open: the one that was asked for, and all of a short talk about one entity. */
export function useOpened(threads: readonly Thread[], asked: string | undefined, asTalk: boolean): Opened {
  const [sets, setSets] = useState<ReadonlyMap<string, boolean>>(() => new Map(asked === undefined ? [] : [[asked, true]]));
  const [last, setLast] = useState(asked);
  const headings = useRef(new Map<string, HTMLButtonElement>());
  /** To be brought into view as soon as it is there: the one that was asked for, once. */
  const wanted = useRef(asked);
  const set = (id: string, open: boolean) => {
    setLast(id);
    setSets((before) => new Map(before).set(id, open));
  };
  return {
    last,
    set,
    has: (id: string) => sets.get(id) ?? (asTalk && asked === undefined && threads.length <= 3),
    heading(id: string, button: HTMLButtonElement | null) {
      if (button === null) headings.current.delete(id);
      else headings.current.set(id, button);
      if (button === null || wanted.current !== id) return;
      wanted.current = undefined;
      button.focus();
      button.scrollIntoView({ block: 'start' });
    },
    goTo(thread: Thread) {
      set(thread.id, true);
      const button = headings.current.get(thread.id);
      button?.focus();
      button?.scrollIntoView({ block: 'start' });
    },
  };
}
