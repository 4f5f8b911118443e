import { useEffect, useRef, useState } from 'react';

/** What a person is typing into one field, apart from the value that others may change meanwhile. */
export interface Draft {
  readonly text: string;
  /** What somebody else wrote since the typing began; undefined where nobody did. */
  readonly theirs: string | undefined;
  readonly error: string | undefined;
  /** What was typed and cannot be written now; undefined where there is nothing of that. */
  readonly kept: string | undefined;
  change(text: string): void;
  /** Writes what was typed, if it is another value. */
  commit(): void;
  /** Forgets what was typed. */
  revert(): void;
}

/**
 * A field that saves itself when it is left, on Enter, and when its sheet is closed. `check` answers what is wrong with a
 * text, in words; a wrong text is never written, and the value stays. While it is `held`, nothing is written: what was typed
 * is kept, and stands in the field again when it is not.
 */
export function useDraft(value: string, write: (text: string) => void, check: (text: string) => string | undefined = () => undefined, held = false): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [began, setBegan] = useState(value);
  const latest = useRef({ typed, value, write, check, held });
  useEffect(() => {
    latest.current = { typed, value, write, check, held };
  });
  const commit = () => {
    const { typed, value, write, check, held } = latest.current;
    if (typed === null || held || check(typed) !== undefined) return;
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
    text: held ? value : (typed ?? value),
    kept: held && typed !== null && typed !== value ? typed : undefined,
    theirs: typed !== null && !held && value !== began && value !== typed ? value : undefined,
    error: typed === null || held ? undefined : check(typed),
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
