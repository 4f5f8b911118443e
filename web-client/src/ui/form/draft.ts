import { useEffect, useRef, useState } from 'react';

/** What a person is typing into one field, apart from the value that others may change meanwhile. */
export interface Draft {
  readonly text: string;
  /** What somebody else wrote since the typing began; undefined where nobody did. */
  readonly theirs: string | undefined;
  readonly error: string | undefined;
  change(text: string): void;
  /** Writes what was typed, if it is another value. */
  commit(): void;
  /** Forgets what was typed. */
  revert(): void;
}

/**
 * A field that saves itself when it is left, on Enter, and when its sheet is closed. `check` answers what is wrong with a
 * text, in words; a wrong text is never written, and the value stays.
 */
export function useDraft(value: string, write: (text: string) => void, check: (text: string) => string | undefined = () => undefined): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [began, setBegan] = useState(value);
  const latest = useRef({ typed, value, write, check });
  useEffect(() => {
    latest.current = { typed, value, write, check };
  });
  const commit = () => {
    const { typed, value, write, check } = latest.current;
    if (typed === null || check(typed) !== undefined) return;
    latest.current = { ...latest.current, typed: null };
    if (typed !== value) write(typed);
    setTyped(null);
  };
  const atEnd = useRef(commit);
  useEffect(() => {
    const end = atEnd.current;
    return () => end();
  }, []);
  return {
    text: typed ?? value,
    theirs: typed !== null && value !== began && value !== typed ? value : undefined,
    error: typed === null ? undefined : check(typed),
    change(text) {
      if (typed === null) setBegan(value);
      latest.current = { ...latest.current, typed: text };
      setTyped(text);
    },
    commit,
    revert: () => {
      latest.current = { ...latest.current, typed: null };
      setTyped(null);
    },
  };
}
