import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useClient, useMembers } from '../../react';
import { askingIn, candidates, completed, type Mentionable } from './mentions';

/** The list under an `@`, while one is being written. */
export function useMention(field: RefObject<HTMLTextAreaElement | null>, text: string, setText: (text: string) => void) {
  const { user } = useClient();
  const members = useMembers();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    field.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  });
  const asking = caret === null ? null : askingIn(text, caret);
  const people = asking === null ? [] : candidates(asking, members.filter((member) => member.user !== user));
  const close = () => setCaret(null);
  const choose = (person: Mentionable) => {
    if (asking === null || caret === null) return;
    const done = completed(text, caret, asking, person);
    next.current = done.caret;
    setText(done.text);
    close();
  };
  return {
    people,
    at: Math.min(at, people.length - 1),
    choose,
    close,
    look(value: string, place: number) {
      const before = asking?.query;
      setCaret(place);
      if (askingIn(value, place)?.query !== before) setAt(0);
    },
    /** Whether the key was one of the list's. */
    key({ key }: KeyboardEvent): boolean {
      const person = people[Math.min(at, people.length - 1)];
      if (person === undefined) return false;
      if (key === 'ArrowDown') setAt((at + 1) % people.length);
      else if (key === 'ArrowUp') setAt((at + people.length - 1) % people.length);
      else if (key === 'Enter' || key === 'Tab') choose(person);
      else if (key === 'Escape') close();
      else return false;
      return true;
    },
  };
}
