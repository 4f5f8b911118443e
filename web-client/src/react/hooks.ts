import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Activity, ActivityFilter, Conflict, FeedPage, FeedState, Filter, Handle, LockHold, LockHoldState, Member, Metrics, Notifications, NotificationsState, Room, StepName, SubscriptionState, TandemClient, Thread, Version } from '../core';
import { Late, late, lateReadable } from '../core/late';
import { useClient, useRoom } from './context';
import { useReadable } from './readable';
import { useMeta } from './room';

const reading = new Late(() => import('../core/collaboration/reading'));

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
  const undoable = useReadable(room.undoable);
  return useMemo(() => {
    const { undo: canUndo, redo: canRedo, ...names } = undoable;
    return { undo: (how) => room.undo(how), redo: (how) => room.redo(how), canUndo, canRedo, ...names };
  }, [room, undoable]);
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

const NO_THREADS: readonly Thread[] = [];

/** The threads of comments about an entity, oldest first. `addComment`, `resolveThread`, `seeThread` and their like change them. */
export function useComments({ type, id }: Target): readonly Thread[] {
  const room = useRoom();
  const { user } = useClient();
  return useReadable(useMemo(() => lateReadable(async () => (await reading.want()).threadsOn(room, { type, id }, user), NO_THREADS), [room, type, id, user]));
}

/** What is read in pages: the first is asked for when the component is shown. */
export interface Pages<T> extends FeedState<T> {
  readonly readMore: () => void;
  readonly refresh: () => void;
}

const UNREAD = { items: [], more: true, loading: false };

function feedOf<T>(page: (before: string | undefined) => Promise<FeedPage<T>>) {
  const feed = new Late(async () => new (await reading.want()).Feed<T>(page));
  const state = lateReadable<FeedState<T>>(async () => (await feed.want()).state, UNREAD, (problem) => ({ ...UNREAD, problem }));
  return { state, ask: (what: 'more' | 'refresh') => void feed.want().then((there) => there[what](), () => {}) };
}

function useFeed<T>({ state: shown, ask }: ReturnType<typeof feedOf<T>>): Pages<T> {
  const state = useReadable(shown);
  useEffect(() => ask('more'), [ask]);
  return useMemo(() => ({ ...state, readMore: () => ask('more'), refresh: () => ask('refresh') }), [state, ask]);
}

/** What happened in the room, newest first. */
export function useActivity({ action, type, user, from, to, limit }: ActivityFilter = {}): Pages<Activity> {
  const room = useRoom();
  const feed = useMemo(
    () =>
      feedOf<Activity>(async (before) => {
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
      feedOf<Version>(async (before) => {
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

type Inbox = Pick<Notifications, 'state' | 'more' | 'refresh' | 'read' | 'preferences' | 'setPreferences'>;
const inboxes = new WeakMap<TandemClient, Inbox>();
const EMPTY: NotificationsState = { ...UNREAD, unread: 0 };

function inboxOf(client: TandemClient): Inbox {
  const code = new Late(async () => new (await reading.want()).Notifications(client));
  const inbox = inboxes.get(client) ?? late<Omit<Inbox, 'state'>, Pick<Inbox, 'state'>>(() => code.want(), { state: lateReadable(async () => (await code.want()).state, EMPTY, (problem) => ({ ...EMPTY, problem })) });
  inboxes.set(client, inbox);
  return inbox;
}

/** The inbox of the person, over all rooms, followed live. One for each client, so that what was known is there at once. */
export function useNotifications(): Omit<NotificationsState, 'more'> & { readonly hasMore: boolean } & Pick<Notifications, 'more' | 'refresh' | 'read' | 'preferences' | 'setPreferences'> {
  const inbox = inboxOf(useClient());
  const state = useReadable(inbox.state);
  return useMemo(() => {
    const { more, refresh, read, preferences, setPreferences } = inbox;
    return { ...state, hasMore: state.more, more, refresh, read, preferences, setPreferences };
  }, [state, inbox]);
}

/** How well the link is, with reasons and figures. */
export function useMetrics(): Metrics {
  return useReadable(useClient().metrics);
}
