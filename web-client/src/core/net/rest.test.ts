import { describe, expect, it } from 'vitest';
import { browserPlatform } from '../browser-platform';
import type { Platform } from '../platform';
import { FakeClock, settled } from '../testing/fake-clock';
import { aPerson, aWorld } from '../testing/world';
import * as z from '../protocol/shape';
import { Rest } from './rest';
import { Bus } from '../tabs/bus';
import { MemoryVault } from '../vault/memory-vault';
import { type OnDevice, roomsOver } from './rest-rooms';

const room = { id: 'r1', kind: 'test-list', kindVersion: 1, title: 'T', epoch: 'e', head: 1, role: 'owner', link: null, members: [], createdAt: 1 };

const nothingHere: OnDevice = { vault: Promise.resolve(new MemoryVault(new FakeClock())), bus: new Bus(aPerson(aWorld(), 'ann').tab.platform, 'ann', () => {}), unsent: async () => 0, open: () => undefined, close: async () => {} };

function aRest(answer: (url: string, init: RequestInit) => Promise<Response> | Response, token: string | null = 'secret') {
  const clock = new FakeClock();
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return answer(url, init);
  };
  const platform: Platform = { ...aPerson(aWorld(), 'ann').tab.platform, clock, fetch };
  const rest = new Rest(platform, 'https://tandem.test/', { user: 'ann', token: async () => token }, 5_000);
  return { rest, rooms: roomsOver(rest, nothingHere), calls, clock };
}

describe('REST', () => {
  it('R4 lists rooms with the bearer token', async () => {
    const { rooms, calls } = aRest(() => Response.json({ rooms: [room] }));
    expect(await rooms.list()).toEqual([room]);
    expect(calls[0]).toMatchObject({ url: 'https://tandem.test/api/rooms?limit=100', init: { method: 'GET', headers: { authorization: 'Bearer secret' } } });
  });

  it('asks once more with another token where the one it had is refused, and only then', async () => {
    const refused: (string | undefined)[] = [];
    const clock = new FakeClock();
    const sent: unknown[] = [];
    const fetch = async (_url: string, { headers }: RequestInit) => {
      const { authorization } = headers as Record<string, string>;
      sent.push(authorization);
      return authorization === 'Bearer new' ? Response.json({ rooms: [room] }) : Response.json({ code: 'signed-out' }, { status: 401 });
    };
    const rest = (token: (no?: string) => Promise<string | null>) => roomsOver(new Rest({ ...aPerson(aWorld(), 'ann').tab.platform, clock, fetch }, '', { user: 'ann', token }, 5_000), nothingHere);
    expect(await rest(async (no) => (refused.push(no), no === 'old' ? 'new' : 'old')).list()).toEqual([room]);
    expect([refused, sent]).toEqual([[undefined, 'old'], ['Bearer old', 'Bearer new']]);
    await expect(rest(async () => 'old').list()).rejects.toMatchObject({ code: 'signed-out', status: 401 });
    await expect(rest(async (no) => (no === undefined ? 'old' : null)).list()).rejects.toMatchObject({ code: 'signed-out' });
    expect(sent).toHaveLength(4);
  });

  it('R21 a large body is sent compressed where the platform can, a small one as it is', async () => {
    const { gzip } = browserPlatform();
    const sent: RequestInit[] = [];
    const fetch = async (_url: string, init: RequestInit) => (sent.push(init), Response.json(room));
    const platform = { ...aPerson(aWorld(), 'ann').tab.platform, clock: new FakeClock(), fetch };
    const file = (items: number) => ({ format: 'tandem-room', version: 1, kind: 'test-list', title: 'ทริป', entities: Array.from({ length: items }, (_, i) => ({ type: 'item', id: `i${i}`, fields: { name: 'เต็นท์' } })) });
    for (const can of [{ ...platform, ...(gzip && { gzip }) }, platform]) {
      const rooms = roomsOver(new Rest(can, '', { user: 'ann', token: async () => 't' }, 5_000), nothingHere);
      for (const items of [2, 2_000]) await rooms.import(file(items));
    }
    const [small, large, , plain] = sent;
    expect([small, large, plain].map((init) => new Headers(init?.headers).get('content-encoding'))).toEqual([null, 'gzip', null]);
    const packed = large?.body as Uint8Array<ArrayBuffer>;
    expect(packed.byteLength).toBeLessThan(new TextEncoder().encode(String(plain?.body)).byteLength / 10);
    expect(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text()).toBe(plain?.body);
    expect(JSON.parse(String(plain?.body))).toEqual(file(2_000));
  });

  it('R13 renames, archives, deletes, exports and imports rooms, and reads the templates', async () => {
    const file = { format: 'tandem-room', version: 1, kind: 'test-list', title: 'T', entities: [{ type: 'item', id: 'a', fields: { name: 'Tent' } }] };
    const template = { id: 'beach', kind: 'test-list', title: { en: 'Beach' }, description: { en: 'Sun' } };
    const { rooms, calls } = aRest((url, { method }) => {
      if (url.endsWith('/export')) return Response.json(file);
      if (url.endsWith('/templates')) return Response.json({ templates: [template] });
      return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ ...room, archived: true, shared: false });
    });
    expect((await rooms.rename('r1', 'Sea')).archived).toBe(true);
    await rooms.archive('r1', true);
    await rooms.remove('r1');
    expect(await rooms.export('r1')).toEqual(file);
    expect((await rooms.import(file)).id).toBe('r1');
    expect(await rooms.templates()).toEqual([template]);
    await rooms.create({ kind: 'test-list', title: 'T', template: 'beach', language: 'th' });
    expect(calls.map(({ url, init }) => `${init.method ?? ''} ${url.replace('https://tandem.test/api', '')} ${typeof init.body === 'string' ? init.body : ''}`.trim())).toEqual([
      'PATCH /rooms/r1 {"title":"Sea"}',
      'PUT /rooms/r1/archived {"archived":true}',
      'DELETE /rooms/r1',
      'GET /rooms/r1/export',
      `POST /rooms/import ${JSON.stringify(file)}`,
      'GET /templates',
      'POST /rooms {"kind":"test-list","title":"T","template":"beach","language":"th"}',
    ]);
  });

  it('R4 R17 reads the list of rooms to its end, page by page', async () => {
    const { rooms, calls } = aRest((url) => Response.json(url.endsWith('limit=100') ? { rooms: [room], next: 'a b' } : { rooms: [{ ...room, id: 'r2' }] }));
    expect((await rooms.list()).map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(calls.map(({ url }) => url)).toEqual(['https://tandem.test/api/rooms?limit=100', 'https://tandem.test/api/rooms?limit=100&before=a%20b']);
  });

  it('R3 creates a room', async () => {
    const { rooms, calls } = aRest(() => Response.json(room, { status: 201 }));
    expect((await rooms.create({ kind: 'test-list', title: 'T', link: 'editor' })).id).toBe('r1');
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ kind: 'test-list', title: 'T', link: 'editor' });
  });

  it('R5 sets members, removes them and sets the link, with names safely in the path', async () => {
    const { rooms, calls } = aRest(() => new Response(null, { status: 204 }));
    await rooms.setMember('r1', 'bob@x/../y', 'editor', { name: 'Bob' });
    await rooms.removeMember('r1', 'bob');
    await rooms.setLink('r1', null);
    expect(calls.map(({ url, init }) => `${init.method} ${url.replace('https://tandem.test', '')}`)).toEqual([
      'PUT /api/rooms/r1/members/bob%40x%2F..%2Fy',
      'DELETE /api/rooms/r1/members/bob',
      'PUT /api/rooms/r1/link',
    ]);
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ role: 'editor', name: 'Bob' });
  });

  it.each([
    ['the code of the problem', () => Response.json({ type: 'about:blank', title: 'x', status: 409, code: 'last-owner', then: 'give-up' }, { status: 409 }), 'last-owner'],
    ['signed-out where a proxy answers', () => new Response('', { status: 401 }), 'signed-out'],
    ['internal where a page comes instead', () => new Response('<html>', { status: 502 }), 'internal'],
    ['bad-answer where it makes no sense', () => Response.json({ rooms: [{}] }), 'bad-answer'],
    ['bad-answer where a page comes with 200', () => new Response('<html>'), 'bad-answer'],
    ['offline where nothing comes', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
  ])('rejects with %s', async (_name, answer, code) => {
    await expect(aRest(answer).rooms.list()).rejects.toMatchObject({ code });
  });

  it('rejects with signed-out before it asks when there is no token', async () => {
    const { rooms, calls } = aRest(() => Response.json({}), null);
    await expect(rooms.list()).rejects.toMatchObject({ code: 'signed-out', status: 401 });
    expect(calls).toEqual([]);
  });

  it('gives up an answer that does not come', async () => {
    const { rooms, clock } = aRest((_url, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))));
    const refusal = rooms.list().catch((failure: unknown) => failure);
    await settled();
    await clock.run(5_000);
    expect(await refusal).toMatchObject({ code: 'offline' });
    expect(clock.running).toBe(0);
  });

  it('takes the token nowhere else, whatever a server says', async () => {
    const { rest, calls } = aRest(() => Response.json({}));
    for (const href of ['https://evil.test/api/x', '//evil.test/api', '@evil.test/api/']) await expect(rest.call('GET', href, z.anything())).rejects.toMatchObject({ code: 'bad-answer' });
    expect(calls).toEqual([]);
  });
});
