import { TandemError } from '../errors';
import type { RoomFile, Rooms, RoomSummary } from '../api-rooms';
import { member, role, seq } from '../protocol/schema';
import * as z from '../protocol/shape';
import type { OpenRoom } from '../room/open-room';
import type { Bus } from '../tabs/bus';
import type { Vault } from '../vault/vault';
import type { Rest } from './rest';

const link = z.nullable(z.oneOf(['editor', 'commenter', 'viewer']));
/** R4. */
export const summary = z.object({
  id: z.string(),
  kind: z.string(),
  kindVersion: z.int(),
  title: z.string(),
  epoch: z.string(),
  head: seq,
  role,
  link,
  linkUntil: z.optional(z.number()),
  members: z.array(member),
  createdAt: z.number(),
  createdBy: z.optional(z.string()),
  archived: z.optional(z.boolean()),
  shared: z.optional(z.boolean()),
});
const list = z.object({ rooms: z.array(summary), next: z.optional(z.string()) });
const texts = z.record(z.string());
const templates = z.object({ templates: z.array(z.object({ id: z.string(), kind: z.string(), title: texts, description: texts })) });
const file = z.object({ format: z.oneOf(['tandem-room']), version: z.int(), kind: z.string(), title: z.string(), entities: z.array(z.anything<RoomFile['entities'][number]>()) });
const none = z.anything();
/** A whole room goes over the wire. */
const LONG_MS = 60_000;
const path = (id: string, rest = '') => `/api/rooms/${encodeURIComponent(id)}${rest}`;

/** What of a room is on this device. */
export interface OnDevice {
  readonly vault: Promise<Vault>;
  readonly bus: Bus;
  /** How many mutations wait. */
  unsent(room: string): Promise<number>;
  open(room: string): { readonly room: OpenRoom; readonly holders: number } | undefined;
  /** Resolves once nothing of it is on its way to the disk. */
  close(room: string): Promise<void>;
}

/** R3-R5, R13, R15. */
export function roomsOver(rest: Rest, device: OnDevice): Omit<Rooms, 'known'> {
  return {
    list: () => everyRoom(rest),
    forget: (id) => forget(device, id),
    create: (room) => rest.call('POST', '/api/rooms', summary, room),
    get: (id) => rest.call('GET', path(id), summary),
    rename: (id, title) => rest.call('PATCH', path(id), summary, { title }),
    archive: (id, archived) => rest.call('PUT', path(id, '/archived'), summary, { archived }),
    remove: async (id) => void (await rest.call('DELETE', path(id), none)),
    templates: async () => (await rest.call('GET', '/api/templates', templates)).templates,
    export: (id) => rest.call('GET', path(id, '/export'), file, undefined, { timeoutMs: LONG_MS }),
    import: (room) => rest.call('POST', '/api/rooms/import', summary, room, { timeoutMs: LONG_MS }),
    setMember: async (id, user, role, more = {}) => void (await rest.call('PUT', path(id, `/members/${encodeURIComponent(user)}`), none, { role, ...more })),
    removeMember: async (id, user) => void (await rest.call('DELETE', path(id, `/members/${encodeURIComponent(user)}`), none)),
    leave: (id, { discard = false } = {}) => leave(rest, device, id, discard),
    setLink: async (id, role, how) => void (await rest.call('PUT', path(id, '/link'), none, { role, ...how })),
  };
}

async function leave(rest: Rest, device: OnDevice, id: string, discard: boolean): Promise<void> {
  const count = discard ? 0 : await device.unsent(id);
  if (count > 0) throw new TandemError('unsent-work', { detail: { count } });
  await rest.call('DELETE', path(id, '/membership'), none);
  await left(device, id, discard);
}

/** Whoever has it open is told, and nothing of it stays here but what they did meanwhile or have yet to see. */
async function left(device: OnDevice, id: string, discard: boolean): Promise<void> {
  const room = device.open(id)?.room;
  if (!discard && ((await device.unsent(id)) > 0 || (room?.rejected.get() ?? []).length > 0)) return;
  device.bus.say({ room: id, word: 'left' });
  room?.engine.left();
  await device.close(id);
  await (await device.vault).forget(id, discard);
}

/** Pages that show the room go on, and keep nothing more of it until something is edited there. */
async function forget(device: OnDevice, id: string): Promise<boolean> {
  if ((device.open(id)?.holders ?? 0) === 0) await device.close(id);
  if (!(await (await device.vault).forget(id))) return false;
  device.bus.say({ room: id, word: 'forgotten' });
  device.open(id)?.room.engine.about.forgotten();
  return true;
}

/** Page by page: one person's rooms fit a screen's list, whatever a page holds. */
async function everyRoom(rest: Rest): Promise<RoomSummary[]> {
  const rooms: RoomSummary[] = [];
  for (let before = ''; ; ) {
    const page = await rest.call('GET', `/api/rooms?limit=100${before}`, list);
    rooms.push(...page.rooms);
    if (page.next === undefined) return rooms;
    before = `&before=${encodeURIComponent(page.next)}`;
  }
}
