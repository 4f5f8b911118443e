import { describe, expect, it } from 'vitest';
import { TandemError } from '../errors';
import type { Change, Fields } from '../protocol/messages';
import { FakeBrowser } from '../testing/fake-browser';
import { ScriptedRoom } from '../testing/scripted';
import { addComment, deleteComment, editComment, resolveThread, seeThread, threadsOf, threadsOn } from './threads';
import { Feed, type FeedPage } from './feed';

const ON = { type: 'list', id: 'list' };
const comment = (id: string, author: string, at: number, more: Fields = {}): Change => ({ op: 'create', type: 'comment', id, fields: { onType: 'list', onId: 'list', text: id, author, createdAt: at, ...more } });

async function aTalk() {
  const script = await ScriptedRoom.joined();
  await script.hear(
    script.changes(script.commit(2, [comment('one', 'bob', 10)]), script.commit(3, [comment('two', 'ann', 20), comment('re', 'eve', 30, { thread: 'one', mentions: ['ann'] })])),
  );
  const threads = threadsOn(script.room, ON, 'ann');
  return { script, threads, brief: () => threads.get().map(({ id, replies, unread, mentioned, resolved }) => ({ id, replies: replies.map((reply) => reply.id), unread, mentioned, resolved })) };
}

describe('N2 threads', () => {
  it('are comments with their replies, and what is unread in them', async () => {
    const { brief } = await aTalk();
    expect(brief()).toEqual([
      { id: 'one', replies: ['re'], unread: 2, mentioned: true, resolved: false },
      { id: 'two', replies: [], unread: 0, mentioned: false, resolved: false },
    ]);
  });

  it('of the whole room say what they are about', async () => {
    const { script } = await aTalk();
    await script.hear(script.changes(script.commit(4, [comment('three', 'bob', 40, { onType: 'item', onId: 'tent' })])));
    expect(threadsOf(script.room, 'ann').get().map(({ id, on }) => `${id} ${on.type}/${on.id}`)).toEqual(['one list/list', 'two list/list', 'three item/tent']);
    expect(threadsOn(script.room, ON, 'ann').get()).toHaveLength(2);
  });

  it('what was seen is not unread any more, until somebody writes again; it is remembered over a reload', async () => {
    const browser = new FakeBrowser();
    const script = await ScriptedRoom.joined(browser);
    await script.hear(script.changes(script.commit(2, [comment('one', 'bob', 10)])));
    const threads = threadsOn(script.room, ON, 'ann');
    let told = 0;
    threads.subscribe(() => told++);
    seeThread(script.room, threads.get()[0] ?? expect.fail());
    await script.settle();
    expect([threads.get()[0]?.unread, told]).toEqual([0, 1]);
    await script.hear(script.changes(script.commit(3, [comment('re', 'bob', 30, { thread: 'one' })])));
    expect(threads.get()[0]?.unread).toBe(1);
    await script.room.engine.close();
    const again = new ScriptedRoom(browser);
    await again.load();
    expect(threadsOn(again.room, ON, 'ann').get()[0]?.unread).toBe(1);
  });

  it('what was there when this device came is not unread', async () => {
    const script = new ScriptedRoom();
    await script.load();
    const first = { type: 'comment', id: 'old', seq: 1, fields: { onType: 'list', onId: 'list', text: 'x', author: 'bob', createdAt: 1 }, fseq: {}, stamps: {} };
    script.commit(1, [comment('old', 'bob', 1)]);
    await script.hear(script.joined({ head: 1, catchUp: { mode: 'snapshot', seq: 1, digest: script.joined({}).digest, entities: [first] } }));
    expect(threadsOn(script.room, ON, 'ann').get()).toMatchObject([{ id: 'old', unread: 0 }]);
  });

  it('are written, edited, resolved, reopened and deleted as entities', async () => {
    const { script, brief } = await aTalk();
    addComment(script.room, ON, 'Me too', { thread: 'one', mentions: ['eve', 'bob'], id: 'mine' });
    editComment(script.room, 'two', 'Changed', []);
    resolveThread(script.room, 'one');
    deleteComment(script.room, 're');
    await script.settle();
    expect(script.last('update').mutations[0]?.ops).toEqual([{ op: 'create', type: 'comment', id: 'mine', fields: { onType: 'list', onId: 'list', text: 'Me too', thread: 'one', mentions: ['bob', 'eve'] } }]);
    expect(brief()[0]).toEqual({ id: 'one', replies: ['mine'], unread: 1, mentioned: false, resolved: true });
    resolveThread(script.room, 'one', false);
    expect(brief()[0]?.resolved).toBe(false);
    expect(script.room.outbox.get().map(({ label }) => label)).toEqual(['comment.add', 'comment.edit', 'comment.resolve', 'comment.delete', 'comment.reopen']);
  });
});

describe('a feed', () => {
  const pages: Record<string, FeedPage<number>> = { '': { items: [9, 8], next: 'b' }, b: { items: [7] } };
  let fails: Error | null = null;
  const asked: string[] = [];
  const feed = () =>
    new Feed<number>(async (before = '') => {
      asked.push(before);
      if (fails !== null) throw fails;
      return pages[before] ?? { items: [] };
    });

  it('is read page by page, each once', async () => {
    asked.length = 0;
    const news = feed();
    expect(news.state.get()).toEqual({ items: [], more: true, loading: false });
    await Promise.all([news.more(), news.more()]);
    expect(news.state.get()).toEqual({ items: [9, 8], more: true, loading: false });
    await news.more();
    await news.more();
    expect(news.state.get()).toEqual({ items: [9, 8, 7], more: false, loading: false });
    expect(asked).toEqual(['', 'b']);
  });

  it('keeps what is shown when a page does not come, says why, and can be asked again', async () => {
    const news = feed();
    await news.more();
    fails = new TandemError('offline');
    await news.more();
    expect(news.state.get()).toEqual({ items: [9, 8], more: true, loading: false, problem: 'offline' });
    fails = null;
    await news.more();
    expect(news.state.get()).toEqual({ items: [9, 8, 7], more: false, loading: false });
  });

  it('begins again without a page that is late', async () => {
    const news = feed();
    await news.more();
    const late = news.more();
    await news.refresh();
    await late;
    expect(news.state.get()).toEqual({ items: [9, 8], more: true, loading: false });
  });
});
