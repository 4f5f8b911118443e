import { exists, type TFunction } from '../../i18n/texts';
import { areas } from '../../i18n/areas';

/** Where the texts of kinds are: those of packing lists are the shared ones. */
const places = ['', ...Object.keys(areas).map((area) => `${area}.`)];

/** A name that kinds and workspaces have for something, in words; undefined where there are none. */
function wordOf(t: TFunction, group: 'view' | 'field' | 'crew', name: string): string | undefined {
  const key = places.map((place) => `${place}${group}.${name}`).find((candidate) => exists(candidate) && typeof t(candidate as 'view.category') === 'string');
  return key === undefined ? undefined : t(key as 'view.category');
}

/** A view of a workspace. */
export function viewWord(t: TFunction, view: string): string | undefined {
  return wordOf(t, 'view', view);
}

/** A field of an entity. */
export function fieldWord(t: TFunction, field: string): string | undefined {
  return wordOf(t, 'field', field);
}

/** A role of the work; what no text knows is called as the kind calls it. */
export function crewWord(t: TFunction, crew: string): string {
  return wordOf(t, 'crew', crew) ?? crew;
}
