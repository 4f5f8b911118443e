import { fold } from '../../ui/fold';
import type { ListedRoom } from './rooms';

export interface RoomGroups {
  readonly mine: readonly ListedRoom[];
  readonly shared: readonly ListedRoom[];
  readonly archived: readonly ListedRoom[];
}

/** What is shown of the rooms, each group in their order. Every word has to be in the title, or in what the kind is called. */
export function groupsOf(rooms: readonly ListedRoom[], words: string, kindName: (kind: string) => string): RoomGroups {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const fits = (room: ListedRoom) => {
    const text = fold(`${room.title} ${kindName(room.kind)}`);
    return wanted.every((word) => text.includes(word));
  };
  const found = rooms.filter(fits);
  const here = found.filter(({ archived }) => !archived);
  return { mine: here.filter(({ shared }) => !shared), shared: here.filter(({ shared }) => shared), archived: found.filter(({ archived }) => archived) };
}
