import * as z from '../protocol/shape';
import type { Activity, ActivityFilter, Inbox, Page, Version } from '../api-pages';
import type { Fields, Value } from '../protocol/messages';
import { notification, seq } from '../protocol/schema';
import type { Rest } from './rest';

const optional = z.optional;
const value = z.anything<Value>();
const fields: z.Shape<Fields> = z.record(value);
const next = optional(z.string());
const stamped = { seq, at: z.number(), by: z.object({ user: z.string() }) };

const version: z.Shape<Version> = z.object({ ...stamped, change: z.object({ op: z.string(), rule: optional(z.string()) }), fields, deleted: optional(z.boolean()) });
const activity: z.Shape<Activity> = z.object({
  ...stamped,
  action: z.string(),
  type: z.string(),
  id: z.string(),
  name: optional(z.string()),
  fields: optional(z.record(z.object({ before: optional(value), after: optional(value) }))),
  rule: optional(z.string()),
  on: optional(z.object({ type: z.string(), id: z.string() })),
  undid: optional(z.array(seq)),
});
const versions = z.object({ versions: z.array(version), next });
const activities = z.object({ activity: z.array(activity), next });
const inbox = z.object({ notifications: z.array(notification), unread: z.int(), next });
const unread = z.object({ unread: z.int() });
const preferences = z.object({ kinds: z.record(z.record(z.boolean())), mail: optional(z.record(z.boolean())) });

const query = (parameters: object): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};
const path = (...parts: string[]) => `/api/${parts.map(encodeURIComponent).join('/')}`;

/** H3. */
export function history(rest: Rest, room: string, type: string, id: string, page: Page): Promise<{ versions: Version[]; next?: string }> {
  return rest.call('GET', path('rooms', room, 'history', type, id) + query(page), versions);
}

/** H5. */
export function activityOf(rest: Rest, room: string, filter: ActivityFilter): Promise<{ activity: Activity[]; next?: string }> {
  return rest.call('GET', path('rooms', room, 'activity') + query(filter), activities);
}

/** N3, N4. */
export function inboxOver(rest: Rest): Omit<Inbox, 'subscribe' | 'kept' | 'keep'> {
  return {
    list: (page = {}) => rest.call('GET', path('notifications') + query(page), inbox),
    read: async (which) => (await rest.call('POST', path('notifications', 'read'), unread, which === 'all' ? { all: true } : { ids: which })).unread,
    preferences: () => rest.call('GET', path('preferences'), preferences),
    setPreferences: async (chosen) => void (await rest.call('PUT', path('preferences'), z.anything(), chosen)),
    setContact: async (language) => void (await rest.call('PUT', path('me', 'contact'), z.anything(), { language })),
  };
}
