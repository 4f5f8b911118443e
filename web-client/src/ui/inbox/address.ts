import type { Notification } from '../../core';
import { searchFor } from '../place';
import { talkSearch } from '../panel/address';

/** Where a notification leads: to the thread, to the decision, or to the thing itself. */
export function addressOf({ room, event, on, data = {} }: Pick<Notification, 'room' | 'event' | 'on' | 'data'>): string {
  const path = `/rooms/${room}`;
  if (on === undefined) return path;
  const thread = data.thread ?? data.comment;
  if (typeof thread === 'string') return `${path}${talkSearch({ tab: 'comments', on, thread })}`;
  if (event === 'conflict') return `${path}${talkSearch({ tab: 'conflicts', on })}`;
  return `${path}${searchFor(on)}`;
}
