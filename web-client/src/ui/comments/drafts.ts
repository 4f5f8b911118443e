import { useState } from 'react';
import type { Room } from '../../core';
import { useRoom } from '../../react';

const drafts = new WeakMap<Room, Map<string, string>>();

/** A text that was begun, kept for as long as the page lives: closing the panel loses nothing. */
export function useDraft(key: string, initial = ''): readonly [string, (text: string) => void] {
  const room = useRoom();
  const kept = drafts.get(room) ?? new Map<string, string>();
  drafts.set(room, kept);
  const [text, setText] = useState(kept.get(key) ?? initial);
  const write = (next: string) => {
    setText(next);
    if (next === initial) kept.delete(key);
    else kept.set(key, next);
  };
  return [text, write];
}
