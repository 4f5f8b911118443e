import type { FreshInvitation, Invitation, InvitationPreview, Invitations } from '../api-invitations';
import * as z from '../protocol/shape';
import { role } from '../protocol/schema';
import { summary } from './rest-rooms';
import type { Rest } from './rest';

const optional = z.optional;
const text = z.string();
const invited = {
  id: text,
  role,
  crew: optional(z.array(text)),
  email: optional(text),
  createdBy: z.object({ user: text, name: text }),
  createdAt: z.number(),
  expiresAt: z.number(),
  maxUses: z.int(),
  uses: z.int(),
  message: optional(text),
  language: text,
};
const pending: z.Shape<{ invitations: Invitation[] }> = z.object({ invitations: z.array(z.object(invited)) });
const fresh: z.Shape<FreshInvitation> = z.object({ ...invited, invitation: text, url: text, mail: optional(z.oneOf(['sent', 'failed'])) });
const preview: z.Shape<InvitationPreview> = z.object({
  room: optional(text),
  title: text,
  kind: text,
  role,
  crew: optional(z.array(text)),
  inviter: z.object({ name: text }),
  message: optional(text),
  expiresAt: z.number(),
  bound: z.boolean(),
  member: optional(z.boolean()),
});
const none = z.anything();

const path = (room: string, ...rest: string[]) => `/api/rooms/${[room, 'invitations', ...rest].map(encodeURIComponent).join('/')}`;

/** I1-I4. A secret goes into bodies only, never into an address. */
export function invitationsOver(rest: Rest): Invitations {
  return {
    list: async (room) => (await rest.call('GET', path(room), pending)).invitations,
    create: (room, wish) => rest.call('POST', path(room), fresh, wish),
    revoke: async (room, id) => void (await rest.call('DELETE', path(room, id), none)),
    resend: (room, id) => rest.call('POST', path(room, id, 'resend'), fresh),
    preview: (invitation) => rest.call('POST', '/api/invitations/preview', preview, { invitation }, { open: true }),
    accept: (invitation) => rest.call('POST', '/api/invitations/accept', summary, { invitation }),
    decline: async (invitation) => void (await rest.call('POST', '/api/invitations/decline', none, { invitation })),
  };
}
