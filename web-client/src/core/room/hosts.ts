import type { RoomParts } from './engine';
import type { Outbox } from './outbox';
import type { PresenceHost } from './presence';
import type { LocksHost } from './room-locks';
import type { Session } from './session';

type Parts = Pick<RoomParts, 'id' | 'user' | 'link' | 'limits' | 'platform'>;

/** What locks see of their room. The client of the outbox holds them, which may change before the session says so. */
export function locksHost({ id, link, limits, platform }: Parts, session: Session, outbox: Pick<Outbox, 'client' | 'entries'>): LocksHost {
  return {
    room: id,
    answerMs: limits.answerMs,
    client: () => outbox.client.client,
    live: () => session.live,
    nextId: () => link.nextId(),
    send: (frame) => link.send(frame),
    clock: platform.clock,
    leaseMs: limits.leaseMs,
    renewMs: limits.renewMs,
    undecided: ({ type, id: entity, token }) =>
      outbox.entries.flatMap(({ outcome, handle, intent }) => (outcome === null && handle !== null && intent.locks?.some((lock) => lock.type === type && lock.id === entity && lock.token === token) === true ? [handle.server] : [])),
    lockSilenceMs: limits.lockSilenceMs,
  };
}

export function presenceHost({ id, user, link, limits, platform }: Parts, session: Session): PresenceHost {
  return {
    everyMs: () => (link.poor ? limits.poorPresenceMs : limits.presenceMs),
    clock: platform.clock,
    network: platform.network,
    limits,
    user,
    self: () => session.client,
    live: () => session.live,
    say: (status, where, pointer) => link.send({ action: 'presence', room: id, status, ...(where !== null && { where }), ...(pointer !== undefined && { pointer }) }),
  };
}
