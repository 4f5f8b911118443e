import { createContext, use } from 'react';

/** Tells the person, in words, what a code means. */
export type Refuse = (code: string) => void;

export const RefusalContext = createContext<Refuse | null>(null);

export function useRefusal(): Refuse {
  const refuse = use(RefusalContext);
  if (refuse === null) throw new Error('useRefusal needs a <RefusalContext> above it');
  return refuse;
}
