import type { RoomSummary } from './api-rooms';
import type { Role } from './protocol/messages';

/** What an invitation gives, and to how many (I1). `expiresIn` is in seconds. */
export interface InvitationWish {
  readonly role: Role;
  /** Crew roles of the room's kind, beside it. */
  readonly crew?: readonly string[];
  /** Sent there; then only somebody with this address may accept. */
  readonly email?: string;
  readonly expiresIn?: number;
  readonly maxUses?: number;
  readonly message?: string;
  readonly language?: 'en' | 'th';
}

/** One that can still be accepted. Times are milliseconds since 1970. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly crew?: readonly string[];
  readonly email?: string;
  readonly createdBy: { readonly user: string; readonly name: string };
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly maxUses: number;
  readonly uses: number;
  readonly message?: string;
  readonly language: string;
}

/** As it is told once, to whoever made it: the secret is in both, and nowhere else. */
export interface FreshInvitation extends Invitation {
  readonly invitation: string;
  readonly url: string;
  /** Of one for an address: whether its letter went out. The invitation stands either way. */
  readonly mail?: 'sent' | 'failed';
}

/** What somebody sees before accepting (I3). `room` is for members only. */
export interface InvitationPreview {
  readonly room?: string;
  readonly title: string;
  readonly kind: string;
  readonly role: Role;
  readonly crew?: readonly string[];
  readonly inviter: { readonly name: string };
  readonly message?: string;
  readonly expiresAt: number;
  /** For one e-mail address alone. */
  readonly bound: boolean;
  readonly member?: boolean;
}

/** Each call rejects with a `TandemError`: `invitation-not-found`, `invitation-expired`, `invitation-used`, `wrong-account` … */
export interface Invitations {
  list(room: string): Promise<Invitation[]>;
  create(room: string, wish: InvitationWish): Promise<FreshInvitation>;
  revoke(room: string, id: string): Promise<void>;
  /** A new secret and a new time; the old secret is worth nothing then. */
  resend(room: string, id: string): Promise<FreshInvitation>;
  /** Works without a sign-in. */
  preview(secret: string): Promise<InvitationPreview>;
  accept(secret: string): Promise<RoomSummary>;
  decline(secret: string): Promise<void>;
}
