import * as z from './shape';
import type { Filter } from '../collaboration/filter';
import type { Mutation, Pointer, PresenceStatus, Where } from './messages';
import { commit, decided, digest, entity, lock, logPart, member, notification, pointer, role, seq, where } from './schema';

const optional = z.optional;
export const room = z.string();
const ref = optional(z.string());

export type Here = z.Infer<typeof here>;
export const here = z.object({
  client: z.string(),
  user: z.string(),
  name: z.string(),
  status: z.oneOf(['online', 'idle', 'away', 'offline']),
  where: optional(where),
  pointer: optional(pointer),
});

export const inline = { seq, digest, entities: z.array(entity) };
/** J3: what brings a client up to date. `href` stands for entities that would not fit a frame. */
const filter = optional(z.string());
const catchUp = z.union(
  z.object({ mode: z.literal('delta'), filter, commits: z.array(logPart), more: z.boolean() }),
  z.object({ mode: z.oneOf(['snapshot', 'reset']), filter, reason: optional(z.string()), ...inline }),
  z.object({ mode: z.oneOf(['snapshot', 'reset']), filter, reason: optional(z.string()), href: z.string() }),
);

const joined = z.object({
  type: z.literal('joined'),
  ref,
  room,
  epoch: z.string(),
  kind: z.string(),
  kindVersion: z.int(),
  title: z.string(),
  user: z.string(),
  role,
  members: z.array(member),
  locks: optional(z.array(lock)),
  receipt: z.object({ last: seq }),
  head: seq,
  digest,
  here: z.array(here),
  catchUp,
});

const ack = z.object({
  type: z.literal('ack'),
  ref,
  room,
  client: z.string(),
  last: seq,
  outcomes: z.array(decided),
  commit: optional(commit),
});

const changes = z.object({ type: z.literal('changes'), ref, filter, room, epoch: z.string(), commits: z.array(logPart), head: optional(seq), more: optional(z.boolean()) });
const presence = z.object({ type: z.literal('presence'), room, ...here.members });
/** P5. */
const changed = z.object({ type: z.literal('member'), room, member, change: z.oneOf(['joined', 'changed', 'left']) });
const revoked = z.object({ type: z.literal('revoked'), room, reason: z.string() });
const pong = z.object({
  type: z.literal('pong'),
  ref,
  at: z.number(),
  room: optional(room),
  epoch: optional(z.string()),
  head: optional(seq),
  digest: optional(digest),
});
const locked = z.object({ type: z.literal('lock'), ref, room, lock });
const notified = z.object({ type: z.literal('notification'), notification });
const subscribed = z.object({ type: z.literal('subscribed'), ref, room, epoch: z.string(), seq: optional(seq), since: optional(seq), filter, entities: optional(z.array(entity)), gone: optional(z.array(z.object({ type: z.string(), id: z.string() }))), href: optional(z.string()) });
const error = z.object({
  type: z.literal('error'),
  ref,
  room: optional(room),
  code: z.string(),
  then: z.string(),
  retryAfter: optional(z.number()),
  detail: optional(z.anything()),
});

export const serverFrame = z.tagged('type', joined, ack, changes, presence, locked, notified, subscribed, changed, revoked, pong, error);
export type ServerFrame = z.Infer<typeof serverFrame>;
export type Joined = z.Infer<typeof joined>;
export type CatchUp = z.Infer<typeof catchUp>;
export type MemberChanged = z.Infer<typeof changed>;
export type Ack = z.Infer<typeof ack>;
export type Changes = z.Infer<typeof changes>;
export type Subscribed = z.Infer<typeof subscribed>;
export type ErrorFrame = z.Infer<typeof error>;

/** V4: what the client has, under the mark of the filter until now. */
type Held = { readonly epoch?: string; readonly since?: number; readonly from?: string };

/** F1, F2: what a client says. `id` comes back as `ref`. */
/** J8: why a client that has a copy asks for everything: its own copy contradicts its digest, what it missed did not come, or another reason. */
export type Anew = 'digest' | 'gap' | 'other';

export type ClientFrame =
  | { readonly action: 'join'; readonly id: string; readonly room: string; readonly client: string; readonly register?: true; readonly epoch?: string; readonly since?: number; readonly reason?: Anew | undefined; readonly protocol: 1; readonly subscribe?: Filter }
  | ({ readonly action: 'subscribe'; readonly id: string; readonly room: string; readonly filter: Filter } & Held)
  | ({ readonly action: 'unsubscribe'; readonly id: string; readonly room: string } & Held)
  | { readonly action: 'leave'; readonly room: string }
  | { readonly action: 'update'; readonly id: string; readonly room: string; readonly client: string; readonly epoch: string; readonly mutations: readonly Mutation[] }
  | { readonly action: 'sync'; readonly id: string; readonly room: string; readonly epoch: string; readonly since: number }
  | { readonly action: 'presence'; readonly room: string; readonly status: PresenceStatus; readonly where?: Where; readonly pointer?: Pointer | null }
  | { readonly action: 'lock'; readonly id: string; readonly room: string; readonly client: string; readonly type: string; readonly entity: string; readonly token?: number; readonly takeOver?: true }
  | { readonly action: 'unlock'; readonly room: string; readonly client: string; readonly type: string; readonly entity: string; readonly token: number }
  | { readonly action: 'ping'; readonly id: string; readonly room?: string; readonly seq?: number };
