import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Activity, type ActivityFilter, type Conflict, Feed, type FeedState, type Filter, type Handle, type LockHold, type LockHoldState, type Member, type Metrics, Notifications, type NotificationsState, type Room, type StepName, type SubscriptionState, type TandemClient, type Thread, threadsOn, type Version } from '../core';
import { useClient, useRoom } from './context';
import { useReadable } from './readable';
import { useMeta } from './room';

type Target = { readonly type: string; readonly id: string };

/** Takes back and brings back; `undo` and `redo` answer null where there is nothing. */
export interface Undo {
  readonly undo: Room['undo'];
  readonly redo: Room['redo'];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What `undo` would take back and `redo` bring back, where this device knows. */
  readonly undoes?: StepName;
  readonly redoes?: StepName;
}

export function useUndo(): Undo {
  const room = useRoom();
  const { undo: canUndo, redo: canRedo, undoes, redoes } = useReadable(room.undoable);
  return useMemo(() => ({ undo: (how) => room.undo(how), redo: (how) => room.redo(how), canUndo, canRedo, ...(undoes && { undoes }), ...(redoes && { redoes }) }), [room, canUndo, canRedo, undoes, redoes]);
}

/** What makes steps of what a person does: `batch` one mutation, `pause` and `resume` one step of several. */
export function useHistory(): Undo & Pick<Room, 'batch' | 'pause' | 'resume'> {
  const room = useRoom();
  const undo = useUndo();
  return useMemo(() => ({ ...undo, batch: (label, work) => room.batch(label, work), pause: () => room.pause(), resume: () => room.resume() }), [room, undo]);
}

/** A function that changes the room in one step: `(…args) => handle`. Keep `work` the same between renders, or name what it depends on. */
export function useMutation<A extends readonly unknown[]>(label: string, work: (room: Room, ...args: A) => void): (...args: A) => Handle | null {
  const room = useRoom();
  return useCallback((...args: A) => room.batch(label, () => work(room, ...args)), [room, label, work]);
}

/** What two people disagree about, and what settles it. */
export function useConflicts(): { readonly conflicts: readonly Conflict[]; readonly preview: Room['preview']; readonly resolve: Room['resolve'] } {
  const room = useRoom();
  const conflicts = useReadable(room.conflicts);
  return useMemo(() => ({ conflicts, preview: (id, choice, value) => room.preview(id, choice, value), resolve: (id, choice, value) => room.resolve(id, choice, value) }), [room, conflicts]);
}

const IDLE: LockHoldState = { name: 'free' };

/** Keeps the lock of an entity while the component is shown and `wanted`. `held`: one may write. */
export function useLock(type: string, id: string, wanted = true): { readonly state: LockHoldState; readonly held: boolean; readonly acquire: LockHold['acquire'] } {
  const room = useRoom();
  const kept = useMemo(() => keptLock(room, type, id, wanted), [room, type, id, wanted]);
  const state = useSyncExternalStore(kept.subscribe, kept.get);
  return useMemo(() => ({ state, held: state.name === 'held' || state.name === 'unsure', acquire: kept.acquire }), [state, kept]);
}

/** Held for as long as somebody listens: what a render alone did would never be given back. */
function keptLock(room: Room, type: string, id: string, wanted: boolean) {
  let hold: LockHold | null = null;
  return {
    get: () => hold?.state.get() ?? IDLE,
    acquire: (how?: { takeOver?: boolean }) => hold?.acquire(how),
    subscribe(listener: () => void) {
      if (!wanted) return () => {};
      const mine = room.locks.hold(type, id);
      hold = mine;
      const deaf = mine.state.subscribe(listener);
      return () => {
        deaf();
        mine.release();
        hold = null;
      };
    },
  };
}

/** The threads of comments about an entity, oldest first. `addComment`, `resolveThread`, `seeThread` and their like change them. */
export function useComments({ type, id }: Target): readonly Thread[] {
  const room = useRoom();
  const { user } = useClient();
  return useReadable(useMemo(() => threadsOn(room, { type, id }, user), [room, type, id, user]));
}

/** What is read in pages: the first is asked for when the component is shown. */
export interface Pages<T> extends FeedState<T> {
  readonly readMore: () => void;
  readonly refresh: () => void;
}

function useFeed<T>(feed: Feed<T>): Pages<T> {
  const state = useReadable(feed.state);
  useEffect(() => void feed.more(), [feed]);
  return useMemo(() => ({ ...state, readMore: () => void feed.more(), refresh: () => void feed.refresh() }), [state, feed]);
}

/** What happened in the room, newest first. */
export function useActivity({ action, type, user, from, to, limit }: ActivityFilter = {}): Pages<Activity> {
  const room = useRoom();
  const feed = useMemo(
    () =>
      new Feed<Activity>(async (before) => {
        const asked = Object.entries({ action, type, user, from, to, limit, before }).filter(([, value]) => value !== undefined);
        const { activity, next } = await room.activity(Object.fromEntries(asked) as ActivityFilter);
        return { items: activity, ...(next !== undefined && { next }) };
      }),
    [room, action, type, user, from, to, limit],
  );
  return useFeed(feed);
}

/** The versions of an entity, newest first. */
export function useVersions({ type, id }: Target): Pages<Version> {
  const room = useRoom();
  const feed = useMemo(
    () =>
      new Feed<Version>(async (before) => {
        const { versions, next } = await room.history(type, id, before === undefined ? {} : { before });
        return { items: versions, ...(next !== undefined && { next }) };
      }),
    [room, type, id],
  );
  return useFeed(feed);
}

const NOBODY: readonly Member[] = [];

/** Who is a member, as the room was told last. `client.rooms` and `client.invitations` change it. */
export function useMembers(): readonly Member[] {
  return useMeta()?.members ?? NOBODY;
}

/** Takes only a part of the room while the component is shown, and everything afterwards. */
export function useSubscription(filter: Filter | null): SubscriptionState {
  const room = useRoom();
  const text = JSON.stringify(filter);
  useEffect(() => {
    // A refusal shows in what is taken: it stays what it was.
    room.subscribe(JSON.parse(text) as Filter | null).catch(() => {});
  }, [room, text]);
  useEffect(() => () => void room.subscribe(null).catch(() => {}), [room]);
  return useReadable(room.subscription);
}

const inboxes = new WeakMap<TandemClient, Notifications>();

function inboxOf(client: TandemClient): Notifications {
  const inbox = inboxes.get(client) ?? new Notifications(client);
  inboxes.set(client, inbox);
  return inbox;
}

/** The inbox of the person, over all rooms, followed live. One for each client, so that what was known is there at once. */
export function useNotifications(): Omit<NotificationsState, 'more'> & { readonly hasMore: boolean } & Pick<Notifications, 'more' | 'refresh' | 'read' | 'preferences' | 'setPreferences'> {
  const inbox = inboxOf(useClient());
  const state = useReadable(inbox.state);
  return useMemo(() => {
    const { more, ...rest } = state;
    return { ...rest, hasMore: more, more: () => inbox.more(), refresh: () => inbox.refresh(), read: (which) => inbox.read(which), preferences: () => inbox.preferences(), setPreferences: (kinds) => inbox.setPreferences(kinds) };
  }, [state, inbox]);
}

/** How well the link is, with reasons and figures. */
export function useMetrics(): Metrics {
  return useReadable(useClient().metrics);
}
