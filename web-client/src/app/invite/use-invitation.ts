import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { InvitationPreview, Invitations } from '../../core';
import { codeOf } from '../../react';
import { keepWelcome } from '../welcome/kept';
import { forgetSecret, keptSecret } from './secret';

export type Seen = { readonly preview: InvitationPreview } | { readonly problem: string } | null;

export interface OpenedInvitation {
  /** Null until the server has answered. */
  readonly seen: Seen;
  readonly busy: boolean;
  accept(): void;
  decline(): void;
  again(): void;
  /** Somewhere else, without the invitation. */
  leave(to: string): void;
}

/** The invitation that this tab was opened with. */
export function useInvitation(invitations: Invitations, user: string | null): OpenedInvitation {
  const [, navigate] = useLocation();
  const [secret] = useState(keptSecret);
  const [asked, setAsked] = useState(() => ({ secret }));
  const [seen, setSeen] = useState<Seen>(secret === null ? { problem: 'invitation-not-found' } : null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (asked.secret === null) return;
    let current = true;
    const show = (next: Seen) => current && setSeen(next);
    invitations.preview(asked.secret).then(
      (preview) => show({ preview }),
      (error: unknown) => show({ problem: codeOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [invitations, asked]);

  const leave = (to: string) => {
    forgetSecret();
    navigate(to, { replace: true });
  };
  const act = async (work: (secret: string) => Promise<string>) => {
    if (secret === null) return;
    setBusy(true);
    try {
      leave(await work(secret));
    } catch (error) {
      setSeen({ problem: codeOf(error) });
      setBusy(false);
    }
  };
  /** Who was a member already knows the place. */
  const come = async (mine: string) => {
    const { id } = await invitations.accept(mine);
    if (user !== null && seen !== null && 'preview' in seen && seen.preview.member !== true) keepWelcome(user, id, { by: seen.preview.inviter.name, role: seen.preview.role, step: 0 });
    return id;
  };
  return {
    seen,
    busy,
    accept: () => void act(async (mine) => `/rooms/${await come(mine)}`),
    decline: () => void act(async (mine) => (await invitations.decline(mine), '/')),
    again: () => {
      setSeen(null);
      setAsked({ secret });
    },
    leave,
  };
}
