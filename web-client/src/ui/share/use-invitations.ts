import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { FreshInvitation, Invitation, InvitationWish } from '../../core';
import { codeOf, useClient, useRefusal, useRoom } from '../../react';
import { useToast } from '../kit/toast';

export interface PendingInvitations {
  /** Undefined until the server has answered. */
  readonly pending: readonly Invitation[] | undefined;
  /** The one whose secret can be seen now, and never again. */
  readonly fresh: FreshInvitation | undefined;
  /** What is pressed meanwhile does nothing. */
  readonly busy: boolean;
  invite(wish: InvitationWish): Promise<boolean>;
  resend(invitation: Invitation): Promise<boolean>;
  revoke(invitation: Invitation): Promise<boolean>;
  /** The secret has been taken: it is shown no more. */
  put(): void;
}

/** The invitations to the room that can still be accepted. A refusal is told in words and answered with false. */
export function useInvitations(online: boolean): PendingInvitations {
  const { t } = useTranslation();
  const { invitations } = useClient();
  const { id } = useRoom();
  const [pending, setPending] = useState<readonly Invitation[]>();
  const [fresh, setFresh] = useState<FreshInvitation>();
  const [busy, setBusy] = useState(false);
  /** Counts the questions: an older answer that comes late is not the list any more. */
  const asked = useRef(0);
  const refuse = useRefusal();
  const toast = useToast();
  useEffect(() => {
    if (!online) return;
    const no = ++asked.current;
    invitations.list(id).then(
      (list) => no === asked.current && setPending(list),
      (error: unknown) => refuse(codeOf(error)),
    );
  }, [online, invitations, id, refuse]);

  const act = async (work: () => Promise<string | undefined>) => {
    if (busy) return false;
    setBusy(true);
    try {
      const done = await work();
      if (done !== undefined) toast({ text: done });
      const no = ++asked.current;
      const list = await invitations.list(id);
      if (no === asked.current) setPending(list);
      return true;
    } catch (error) {
      refuse(codeOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const made = (invitation: FreshInvitation) => {
    const { email, mail } = invitation;
    // Where no letter went out, the link is the only way to pass it on.
    setFresh(email === undefined || mail === 'failed' ? invitation : undefined);
    if (email === undefined) return undefined; // the link stands there
    return mail === 'failed' ? t('share.notSent', { email }) : t('share.sent', { email });
  };
  return {
    pending,
    fresh,
    busy,
    invite: (wish) => act(async () => made(await invitations.create(id, wish))),
    resend: (old) => act(async () => made(await invitations.resend(id, old.id))),
    revoke: (old) =>
      act(async () => {
        await invitations.revoke(id, old.id);
        setFresh((shown) => (shown?.id === old.id ? undefined : shown));
        return t('share.revoked');
      }),
    put: () => setFresh(undefined),
  };
}
