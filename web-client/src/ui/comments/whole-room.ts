import { kinds } from '../../app/kinds';
import { useMeta, useSelect } from '../../react';
import type { Target } from '../panel/panel';

/** What stands for the room as a whole: the one entity that its kind takes the title from. */
export function useWholeRoom(): Target | undefined {
  const kind = useMeta()?.kind;
  const type = kinds.find((one) => one.kind === kind)?.titleField?.type;
  const id = useSelect((entities) => (type === undefined ? undefined : entities.get(type)?.keys().next().value));
  return type === undefined || id === undefined ? undefined : { type, id };
}
