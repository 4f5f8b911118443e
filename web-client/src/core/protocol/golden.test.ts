import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Base } from '../replica/base';
import { decode } from './codec';
import type { Changes, Joined } from './frames';

const GOLDEN = new URL('../../../../shared/src/main/resources/protocol/golden/', import.meta.url);

interface Golden {
  readonly rule: string;
  readonly direction: 'server' | 'client' | 'refused';
  readonly frame: Record<string, unknown>;
}

const files = existsSync(GOLDEN) ? readdirSync(GOLDEN).filter((name) => name.endsWith('.json')) : [];
const golden = files.map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as Golden) }));
const frameOf = (name: string) => golden.find((file) => file.name === `${name}.json`)?.frame;

/** V3: a change that enters carries its entity alone; it is read with the type and id that every change has. */
const asWritten = (read: unknown): unknown => JSON.parse(JSON.stringify(read, (_, it: unknown) => (typeof it === 'object' && it !== null && 'op' in it && it.op === 'enter' && 'entity' in it ? { op: it.op, entity: it.entity } : it)));

if (files.length === 0) console.warn(`SKIPPED: no golden files in ${GOLDEN.pathname}`);

describe.skipIf(files.length === 0)('the golden frames', () => {
  const server = golden.filter(({ direction }) => direction === 'server');

  it('are there', () => expect(server.length).toBeGreaterThan(20));

  it.each(server)('$rule $name is read, field by field', ({ frame }) => {
    const decoded = decode(JSON.stringify(frame));
    expect(decoded).toMatchObject({ kind: 'frame', frame: { type: frame.type } });
    if (decoded.kind !== 'frame') return;
    const { outcomes: readOutcomes, ...read } = decoded.frame as unknown as Record<string, unknown>;
    const { outcomes, ...written } = frame;
    expect(asWritten(read)).toEqual(written);
    expect((readOutcomes as unknown[] | undefined)?.length).toBe((outcomes as unknown[] | undefined)?.length);
  });

  it.each(server)('$rule $name is read with fields of a later version', ({ frame }) => {
    expect(decode(JSON.stringify({ ...frame, fromLater: { x: 1 } })).kind).toBe('frame');
  });

  it('S7 the whole log folds to the digests that its commits name, and to the entities of the snapshot', () => {
    const { commits, epoch } = frameOf('server-changes-whole-log') as unknown as Changes;
    const { catchUp } = frameOf('server-joined-snapshot') as unknown as Joined;
    const base = new Base({ epoch, seq: 0, digest: '0000000000000000', entities: [] });
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    for (const commit of commits) {
      if (!('seq' in commit)) continue;
      expect(base.apply(commit)).toBe('applied');
      expect(base.digest).toBe(commit.digest);
      if (!('entities' in catchUp) || catchUp.seq !== base.seq) continue;
      expect([...base.entities()].toSorted(byId)).toEqual(catchUp.entities.toSorted(byId));
    }
    expect(commits.length).toBeGreaterThan(3);
  });
});
