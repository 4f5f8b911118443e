import type { Conflict } from '../api';
import type { KindModel } from '../kinds/model';
import { both } from '../merge/policies';
import type { Resolution, Value } from '../protocol/messages';

/** K3: what a resolution would leave in the field; undefined where the field cannot hold both. */
export function previewOf(kind: KindModel, { on, field, mine, theirs }: Conflict, choice: Resolution, value: Value): Value | undefined {
  switch (choice) {
    case 'mine':
      return mine.value;
    case 'theirs':
      return theirs.value;
    case 'value':
      return value;
    case 'both':
      return both(kind.field(on.type, field)?.type ?? '', mine.value, theirs.value);
  }
}
