import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Member, Role, RoomSummary } from '../../core';
import { codeOf, useClient, useMeta, useRefusal, useRoom } from '../../react';
import { useToast } from '../kit/toast';
import { lastDayBefore, secondsUntilEndOf } from './days';

export type LinkRole = RoomSummary['link'];

export interface RoomAccess {
  /** Undefined until the server has answered. */
  readonly link: LinkRole | undefined;
  /** The last day on which the link lets people in, as a date field has it; empty: until it is ended. */
  readonly linkDay: string;
  readonly members: readonly Member[];
  setLink(role: LinkRole, day: string): Promise<boolean>;
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
  const refuse = useRefusal();
  const toast = useToast();

  useEffect(() => {
    if (online) rooms.get(id).then(setRoom, (error: unknown) => refuse(codeOf(error)));
  }, [online, rooms, id, refuse]);

  const make = async (act: () => Promise<void>) => {
    const problem = await act().then(() => undefined, codeOf);
    if (problem === undefined) toast({ text: t('share.done') });
    else refuse(problem);
    // What holds now; where nobody answers, what the room said last.
    await rooms.get(id).then(setRoom, () => setRoom(undefined));
    return problem === undefined;
  };
  const last = useRef<Promise<unknown>>(Promise.resolve());
  /** Shown at once, made one after the other: were the controls closed meanwhile, whoever uses them by keyboard would lose their place. */
  const change = (act: () => Promise<void>, wish: (room: RoomSummary) => RoomSummary = (room) => room) => {
    setRoom((room) => room && wish(room));
    const done = last.current.then(() => make(act));
    last.current = done;
    return done;
  };
  return {
    link: room?.link,
    linkDay: room?.linkUntil === undefined ? '' : lastDayBefore(room.linkUntil),
    members: room?.members ?? known ?? [],
    setLink: (role, day) => {
      const expiresIn = role === null || day === '' ? undefined : secondsUntilEndOf(day);
      return change(() => rooms.setLink(id, role, expiresIn === undefined ? {} : { expiresIn }), withLink(role, expiresIn));
    },
    setMember: (user, role, crew) => {
      const crewIfTold = crew === undefined ? {} : { crew };
      return change(() => rooms.setMember(id, user, role, crewIfTold), withMember(user, { role, ...crewIfTold }));
    },
    removeMember: (user) => change(() => rooms.removeMember(id, user)),
  };
}

function withLink(link: LinkRole, expiresIn: number | undefined): (room: RoomSummary) => RoomSummary {
  return (room) => {
    const { linkUntil: _, ...rest } = room;
    return { ...rest, link, ...(expiresIn !== undefined && { linkUntil: Date.now() + expiresIn * 1000 }) };
  };
}

function withMember(user: string, change: Partial<Member>): (room: RoomSummary) => RoomSummary {
  return (room) => ({ ...room, members: room.members.map((member) => (member.user === user ? { ...member, ...change } : member)) });
}
