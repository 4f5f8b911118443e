import type { Handle, LockHold } from '../api';
import type { Op } from '../protocol/messages';
import { textOf } from '../replica/text-value';
import type { OpenRoom } from '../room/open-room';
import type { Typed } from './chaos-edits';
import type { FakeBrowser, World } from './fake-browser';
import { type Person, ROOM } from './world';

export interface Edit {
  readonly token: string;
  readonly handle: Handle;
  readonly device: Device;
  readonly text: Typed | null;
  /** One of several in a row on one thing: what waits is made part of the one before it. */
  readonly drag: boolean;
  readonly room: OpenRoom;
  /** It was said to be on disk. */
  stored: boolean;
  /** Its person was told that they hold what they change. */
  readonly locked: boolean;
}

export interface Open extends Person {
  readonly room: OpenRoom;
  /** What its person keeps locked, by the id of the category. */
  readonly holds: Map<string, LockHold>;
}

/** Somebody took a commit back, or brought it back. */
export interface Undone {
  readonly seq: number;
  readonly anyway: boolean;
  readonly device: Device;
  readonly handle: Handle;
  stored: boolean;
}

/** A browser of somebody, with up to two tabs on the room. */
export interface Device {
  readonly user: string;
  readonly browser: FakeBrowser;
  readonly tabs: Open[];
  /** Whether its person types into the story, in any of its tabs. */
  types: boolean;
  /** Its storage failed: what was made from then on lives as long as its tab. */
  fell: boolean;
}

export const REVIEW = 'needs-review';

/** What was done in a world that has healed. */
export interface History {
  readonly world: World;
  readonly devices: readonly Device[];
  readonly edits: readonly Edit[];
  readonly undos: readonly Undone[];
  /** What was taken back before it was sent: it need not be decided. */
  readonly withdrawn: ReadonlySet<string>;
}

/** What does not hold at the end of a history; empty when everything does. */
export function violationsOf(history: History): string[] {
  return [exactlyOnce, inOrder, converged, told, kept, onlyOwn, held, agreed].flatMap((law) => law(history));
}

function exactlyOnce(history: History): string[] {
  const { world, edits, withdrawn } = history;
  const over = typedOver(history);
  const times = new Map<string, number>();
  for (const token of world.server.room(ROOM).decided.flatMap(({ ops }) => tokensOf(ops))) times.set(token, (times.get(token) ?? 0) + 1);
  const followed = superseded(history);
  return edits.flatMap(({ token, stored, device }) => {
    const n = times.get(token) ?? 0;
    if (n > 1) return [`${token} decided ${n} times`];
    return n === 0 && stored && listed(device).get(token) !== REVIEW && !followed.has(token) && !over.has(token) && !withdrawn.has(token) ? [`${token} was stored and never decided`] : [];
  });
}

/** Letters that their own tab removed, by what: while they waited they went into one with that, and the server never hears of them. */
function typedOver({ world, edits }: History): ReadonlyMap<string, string> {
  const sent = new Set(world.server.room(ROOM).decided.flatMap(({ ops }) => tokensOf(ops)));
  const found = new Map<string, string>();
  for (const [i, { token, text, room }] of edits.entries()) {
    const by = sent.has(token) ? undefined : edits.slice(i + 1).find((edit) => edit.room === room && text !== null && edit.text?.removed.includes(text.typed));
    if (by !== undefined) found.set(token, by.token);
  }
  return found;
}

/** Of a drag only the last counts, where one went into the other: of each that is left out, the next one of its tab is not, or that is left out too. */
export function superseded({ world, edits, withdrawn }: History): ReadonlySet<string> {
  const sent = new Set(world.server.room(ROOM).decided.flatMap(({ ops }) => tokensOf(ops)));
  const next = new Map<OpenRoom, Edit>();
  const found = new Set<string>();
  for (const edit of edits.toReversed()) {
    const after = next.get(edit.room);
    if (edit.drag && after?.drag === true && !sent.has(edit.token) && (sent.has(after.token) || withdrawn.has(after.token) || found.has(after.token) || listed(edit.device).get(after.token) === REVIEW)) found.add(edit.token);
    // What came between and was taken back is as if it had never been.
    if (edit.drag || !withdrawn.has(edit.token)) next.set(edit.room, edit);
  }
  return found;
}

function converged({ world, devices }: History): string[] {
  const { head } = world.server.room(ROOM);
  const truth = plain(world.server.room(ROOM).entities());
  return devices.flatMap(({ tabs }) => tabs).flatMap(({ room, tab }, i) => {
    const seen = plain([...room.entities.get().values()].flatMap((ofType) => [...ofType.values()]));
    return [
      ...(room.meta.get()?.seq === head ? [] : [`tab ${i} is at ${room.meta.get()?.seq} of ${head} (${room.state.get().name})`]),
      ...(seen === truth ? [] : [`tab ${i} shows another state`]),
      ...(room.sync.get().waiting === 0 ? [] : [`tab ${i} still waits for ${room.sync.get().waiting}`]),
      ...tab.reports.map(({ problem, cause }) => `tab ${i} reports ${problem}: ${String(cause)}`),
    ];
  });
}

/** A rejected edit is on the list of its device, an applied one is not; one under review may be either. */
function told({ world, edits }: History): string[] {
  const status = statuses(world);
  return edits.flatMap(({ token, device }) => {
    const refused = (status.get(token) ?? 'applied') !== 'applied';
    const code = listed(device).get(token);
    if (device.fell) return [];
    return code === REVIEW || refused === (code !== undefined) ? [] : [`${token} is ${status.get(token)}, and on the list as ${code}`];
  });
}

/** T2: what somebody typed stands unless somebody removed it, and never twice. */
function kept(history: History): string[] {
  const { world, edits } = history;
  const status = endings(history);
  const applied = edits.flatMap(({ token, text }) => (text !== null && status.get(token) === 'applied' ? [text] : []));
  const { log } = world.server.room(ROOM);
  const back = log.flatMap(({ undone = [] }) => undone.map(({ seq }) => log[seq - 1]));
  const removed = new Set([...applied.flatMap((text) => text.removed), ...JSON.stringify(back)]);
  const story = [...textOf(world.server.room(ROOM).entities().find(({ type }) => type === 'list')?.fields.story)];
  return applied.flatMap(({ typed }) => {
    const times = story.filter((letter) => letter === typed).length;
    return times === 1 || (times === 0 && removed.has(typed)) ? [] : [`what was typed as ${typed} stands ${times} times`];
  });
}

/** H1: each undo is decided as often as somebody asked for it, and never is it of somebody else's commit. */
function onlyOwn({ world, devices, undos }: History): string[] {
  const { decided } = world.server.room(ROOM);
  const undone = decided.flatMap(({ ops, status }) => ops.flatMap((op) => (op.op === 'undo' ? [{ seq: op.seq, status, anyway: op.anyway === true }] : [])));
  const reviewed = devices.some((device) => device.fell || [...device.tabs].some(({ room }) => room.rejected.get().some(({ ops, code }) => code === REVIEW && ops.some(({ op }) => op === 'undo'))));
  return [
    ...undone.flatMap(({ seq, status }) => (status === 'forbidden' ? [`somebody tried to take back ${seq}, which is not theirs`] : [])),
    ...[...new Set(undos.map(({ seq }) => seq))].flatMap((seq) => {
      const asked = undos.filter((undo) => undo.seq === seq);
      if (undone.some((undo) => undo.seq === seq && undo.anyway) && !asked.some(({ anyway }) => anyway)) return [`what others changed since ${seq} was to be left alone`];
      const times = undone.filter((undo) => undo.seq === seq).length;
      if (times > asked.length) return [`${seq} was taken back ${times} times, asked for ${asked.length} times`];
      return !reviewed && times < asked.filter(({ stored }) => stored).length ? [`${seq} was to be taken back, and the server never heard of it`] : [];
    }),
  ];
}

/** L: who keeps a lock knows whether they have it, and what they do under it is never refused for want of a token. */
function held({ world, devices, edits }: History): string[] {
  const { locks } = world.server.room(ROOM);
  const status = statuses(world);
  const bare = edits.flatMap(({ token, locked }) => (locked && status.get(token) === 'lock-required' ? [`${token} was made under a lock, and sent without it`] : []));
  const wrong = devices.flatMap(({ tabs }) => tabs).flatMap(({ room, holds }) =>
    [...holds].flatMap(([id, hold]) => {
      const { name } = hold.state.get();
      const holder = locks.of('category', id)?.holder?.client;
      const mine = holder === room.engine.ledger.outbox.client.client;
      // A sibling tab is the same client: what it holds is free to be held here too.
      const right = mine ? name === 'held' || name === 'free' : holder === undefined ? name === 'free' : name === 'lost' || name === 'taken' || name === 'free';
      return right ? [] : [`a lock is ${name} here, and at the server ${mine ? 'mine' : String(holder)}`];
    }),
  );
  return [...bare, ...wrong];
}

/** K1: everybody sees the same conflicts, until they are resolved. */
function agreed({ world, devices }: History): string[] {
  const open = world.server.room(ROOM).entities().filter(({ type }) => type === 'conflict').map(({ id }) => id).toSorted();
  return devices.flatMap(({ tabs }) => tabs).flatMap(({ room }) => {
    const seen = room.conflicts.get().map(({ id }) => id).toSorted();
    return seen.join() === open.join() ? [] : [`open conflicts are ${open.join()}, and seen are ${seen.join()}`];
  });
}

/** What one tab made is decided in the order in which it was made, and no number is ever left out. */
function inOrder({ world, edits, withdrawn }: History): string[] {
  const { decided } = world.server.room(ROOM);
  const places = new Map(decided.flatMap(({ ops }, place) => tokensOf(ops).map((token) => [token, place] as const)));
  const gaps = world.server.gaps === 0 ? [] : [`numbers were left out ${world.server.gaps} times`];
  const last = new Map<OpenRoom, number>();
  return edits.reduce<string[]>((found, { token, room, device }) => {
    const place = places.get(token);
    // What a storage that failed still holds is sent by the next start.
    if (place === undefined || device.fell || withdrawn.has(token)) return found;
    const before = last.get(room) ?? -1;
    last.set(room, place);
    return place < before ? [...found, `${token} was decided before what was made earlier`] : found;
  }, gaps);
}

function statuses(world: World): ReadonlyMap<string, string> {
  return new Map(world.server.room(ROOM).decided.flatMap(({ ops, status }) => tokensOf(ops).map((token) => [token, status] as const)));
}

/** What was typed over before it was sent ended as that did. */
function endings(history: History): ReadonlyMap<string, string> {
  const status = new Map(statuses(history.world));
  for (const [token, by] of [...typedOver(history)].toReversed()) {
    const ended = status.get(by);
    if (ended !== undefined) status.set(token, ended);
  }
  return status;
}

/** Token to code of what a device lists as rejected. */
export function listed({ tabs }: Device): ReadonlyMap<string, string> {
  return new Map(tabs.flatMap(({ room }) => room.rejected.get().flatMap(({ ops, code }) => tokensOf(ops).map((token) => [token, code] as const))));
}

/** Of each edit that went into a mutation. */
export function tokensOf(ops: readonly Op[]): string[] {
  const [first] = ops;
  if (first?.op === 'update') return [String(first.set.title)];
  // Places in the second plane: the letters that no other edit types.
  const typed = first?.op === 'splice' ? ops.flatMap((op) => (op.op === 'splice' ? op.splices.map(([, , insert]) => insert) : [])).join('') : '';
  return [...typed.matchAll(/[\u{20000}-\u{2ffff}]/gu)].map(([letter]) => `token-${(letter.codePointAt(0) ?? 0) - 0x20000}`);
}

function plain(entities: readonly { type: string; id: string; seq: number; fields: object }[]): string {
  const sorted = entities.toSorted((a, b) => (`${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1));
  return JSON.stringify(sorted.map(({ type, id, seq, fields }) => [type, id, seq, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
}
