import type { Handle } from '../api';
import type { Op } from '../protocol/messages';
import { textOf } from '../replica/text';
import type { OpenRoom } from '../room/open-room';
import type { Typed } from './chaos-edits';
import type { FakeBrowser, World } from './fake-browser';
import { type Person, ROOM } from './world';

export interface Edit {
  readonly token: string;
  readonly handle: Handle;
  readonly device: Device;
  readonly text: Typed | null;
  readonly room: OpenRoom;
  /** It was said to be on disk. */
  stored: boolean;
}

export interface Open extends Person {
  readonly room: OpenRoom;
}

/** A browser of somebody, with up to two tabs on the room. */
export interface Device {
  readonly user: string;
  readonly browser: FakeBrowser;
  readonly tabs: Open[];
  /** Whether its person types into the story, in any of its tabs. */
  readonly types: boolean;
  /** Its storage failed: what was made from then on lives as long as its tab. */
  fell: boolean;
}

export const REVIEW = 'needs-review';

/** What was done in a world that has healed. */
export interface History {
  readonly world: World;
  readonly devices: readonly Device[];
  readonly edits: readonly Edit[];
}

/** What does not hold at the end of a history; empty when everything does. */
export function violationsOf(history: History): string[] {
  return [exactlyOnce, inOrder, converged, told, kept].flatMap((law) => law(history));
}

function exactlyOnce({ world, edits }: History): string[] {
  const times = new Map<string, number>();
  for (const { ops } of world.server.room(ROOM).decided) times.set(tokenOf(ops), (times.get(tokenOf(ops)) ?? 0) + 1);
  return edits.flatMap(({ token, stored, device }) => {
    const n = times.get(token) ?? 0;
    if (n > 1) return [`${token} decided ${n} times`];
    return n === 0 && stored && listed(device).get(token) !== REVIEW ? [`${token} was stored and never decided`] : [];
  });
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
function kept({ world, edits }: History): string[] {
  const status = statuses(world);
  const applied = edits.flatMap(({ token, text }) => (text !== null && status.get(token) === 'applied' ? [text] : []));
  const removed = new Set(applied.flatMap((text) => text.removed));
  const story = [...textOf(world.server.room(ROOM).entities().find(({ type }) => type === 'list')?.fields.story)];
  return applied.flatMap(({ typed }) => {
    const times = story.filter((letter) => letter === typed).length;
    return times === 1 || (times === 0 && removed.has(typed)) ? [] : [`what was typed as ${typed} stands ${times} times`];
  });
}

/** What one tab made is decided in the order in which it was made, and no number is ever left out. */
function inOrder({ world, edits }: History): string[] {
  const { decided } = world.server.room(ROOM);
  const places = new Map(decided.map(({ ops }, place) => [tokenOf(ops), place]));
  const gaps = world.server.gaps === 0 ? [] : [`numbers were left out ${world.server.gaps} times`];
  const last = new Map<OpenRoom, number>();
  return edits.reduce<string[]>((found, { token, room, device }) => {
    const place = places.get(token);
    // What a storage that failed still holds is sent by the next start.
    if (place === undefined || device.fell) return found;
    const before = last.get(room) ?? -1;
    last.set(room, place);
    return place < before ? [...found, `${token} was decided before what was made earlier`] : found;
  }, gaps);
}

function statuses(world: World): ReadonlyMap<string, string> {
  return new Map(world.server.room(ROOM).decided.map(({ ops, status }) => [tokenOf(ops), status]));
}

/** Token to code of what a device lists as rejected. */
export function listed({ tabs }: Device): ReadonlyMap<string, string> {
  return new Map(tabs.flatMap(({ room }) => room.rejected.get().map(({ ops, code }) => [tokenOf(ops), code] as const)));
}

function tokenOf(ops: readonly Op[]): string {
  const [first] = ops;
  if (first?.op === 'update') return String(first.set.title);
  // A place in the second plane: the letter that no other mutation types.
  const letter = first?.op === 'splice' ? /[\u{20000}-\u{2ffff}]/u.exec(first.splices.map(([, , insert]) => insert).join(''))?.[0] : undefined;
  return letter === undefined ? '' : `token-${(letter.codePointAt(0) ?? 0) - 0x20000}`;
}

function plain(entities: readonly { type: string; id: string; seq: number; fields: object }[]): string {
  const sorted = entities.toSorted((a, b) => (`${a.type}/${a.id}` < `${b.type}/${b.id}` ? -1 : 1));
  return JSON.stringify(sorted.map(({ type, id, seq, fields }) => [type, id, seq, Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))]));
}
