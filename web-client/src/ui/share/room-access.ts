import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, Role, RoomSummary } from '../../core';
import { codeOf, useClient, useMeta, useRefusal, useRoom } from '../../react';
import { useToast } from '../kit/toast';

export type LinkRole = RoomSummary['link'];

export interface RoomAccess {
  /** Undefined until the server has answered. */
  readonly link: LinkRole | undefined;
  readonly members: readonly Member[];
  readonly busy: boolean;
  setLink(role: LinkRole): Promise<boolean>;
  setMember(user: string, role: Role, crew?: readonly string[]): Promise<boolean>;
  removeMember(user: string): Promise<boolean>;
}

/** Reads and changes who may open the room. A refusal is told in words and answered with false; nothing has changed then. */
export function useRoomAccess(online: boolean): RoomAccess {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const { id } = useRoom();
  const known = useMeta()?.members;
  const [room, setRoom] = useState<RoomSummary>();
  const [busy, setBusy] = useState(false);
  const refuse = useRefusal();
  const toast = useToast();

  useEffect(() => {
    if (online) rooms.get(id).then(setRoom, (error: unknown) => refuse(codeOf(error)));
  }, [online, rooms, id, refuse]);

  const change = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
      setRoom(await rooms.get(id));
      toast({ text: t('share.done') });
      return true;
    } catch (error) {
      refuse(codeOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    link: room?.link,
    members: room?.members ?? known ?? [],
    busy,
    setLink: (role) => change(() => rooms.setLink(id, role)),
    setMember: (user, role, crew) => change(() => rooms.setMember(id, user, role, crew === undefined ? {} : { crew })),
    removeMember: (user) => change(() => rooms.removeMember(id, user)),
  };
}
