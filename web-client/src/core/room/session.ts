import type { Filter } from '../collaboration/filter';
import { Late } from '../late';
import type { Subscription, SubscriptionState, View } from '../collaboration/subscription';
import { backoff } from '../net/backoff';
import type { Ack, Anew, Changes, ErrorFrame, Joined, ServerFrame, Subscribed } from '../protocol/frames';
import type { Mutation } from '../protocol/messages';
import { Cell } from '../readable';
import type { Snapshot } from '../vault/vault';
import { Fetching } from './fetching';
import type { Answer } from './ledger';
import { type Asked, expected, Requests } from './requests';
import { positionIn, type RoomLink, type SessionHost, stateIn } from './session-host';

/** Loaded when somebody takes a part of a room. */
export const parts = new Late(() => import('../collaboration/subscription'));

type Phase = 'down' | 'joining' | 'live' | 'ended';
/** How often a state that is not the server's is fetched anew, and what is missing asked for again, while nothing comes of it. */
const HEALS_MAX = 3;

/** The conversation about one room on one link: join, stay up to date, answer errors. A new link starts a new one. */
export class Session {
  readonly #host: SessionHost;
  readonly #link: RoomLink;
  readonly #asked: Requests;
  readonly subscription = new Cell<SubscriptionState>({ wanted: null, shown: null });
  /** Null while nobody wanted less than everything. */
  #part: Subscription | null = null;
  #phase: Phase = 'down';
  /** Counts joins, so that what belongs to an older one is recognised. */
  #join = 0;
  #joinedAs = '';
  #updating = '';
  #tries = 0;
  #heals = 0;
  #held: Changes[] = [];
  readonly #fetching: Fetching;
  #timer: (() => void) | null = null;

  constructor(host: SessionHost, link: RoomLink) {
    this.#host = host;
    this.#link = link;
    this.#fetching = new Fetching(link, (entities) => host.loaded(entities));
    this.#asked = new Requests(host.clock, host.limits.answerMs, () => link.reset('no-answer'));
  }

  get live(): boolean {
    return this.#phase === 'live';
  }

  get client(): string {
    return this.#joinedAs;
  }

  up(): void {
    this.#tries = 0;
    this.#heals = 0;
    this.join();
  }

  down(): void {
    this.#enter('down');
  }

  /** Joins (again). `reason`: why as if this device had no copy, so that the whole state comes. */
  join(reason?: Anew): void {
    if (!this.#link.up) return;
    this.#enter('joining');
    const { client, registered } = this.#host.client();
    this.#joinedAs = client;
    const id = this.#ask('join');
    const from = this.#part === null ? positionIn(this.#host, reason) : this.#part.join(reason);
    this.#link.send({ action: 'join', id, room: this.#host.room, client, ...(!registered && { register: true }), ...from, reason, protocol: 1 });
  }

  /** V: from now on only what matches; null for everything. Resolves once that is what is shown. */
  subscribe(filter: Filter | null, { Subscription: Part }: typeof import('../collaboration/subscription')): Promise<void> {
    this.#part ??= new Part(this.#host, this.subscription);
    const answered = this.#part.want(filter);
    this.look();
    return answered;
  }

  /** A part of the room does not do any more, or a state that came from elsewhere: all of it is here, or is to come. */
  rejoin(): void {
    this.#part?.shows(this.#host.view());
    if (this.live) this.join();
  }

  leave(): void {
    if (this.#link.up && this.#phase !== 'down') this.#link.send({ action: 'leave', room: this.#host.room });
    this.#enter('down');
  }

  update(client: string, mutations: readonly Mutation[]): void {
    const epoch = this.#host.position()?.epoch ?? '';
    this.#updating = client;
    this.#link.send({ action: 'update', id: this.#ask('update'), room: this.#host.room, client, epoch, mutations });
  }

  frame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'joined':
        if (this.#asked.take(frame.ref) === 'join') void this.#joined(frame);
        return;
      case 'ack':
        return this.#ack(frame);
      case 'changes':
        return this.#changes(frame);
      case 'presence':
        return this.#host.presence(frame);
      case 'member':
        return this.#host.member(frame);
      case 'revoked':
        return this.#end('revoked', frame.reason);
      case 'pong':
        return this.#pong(frame);
      case 'error':
        return this.error(frame);
      case 'lock':
        return this.#host.lock(frame.lock, frame.ref);
      case 'subscribed':
        if (this.#asked.take(frame.ref) === 'subscribe') void this.#subscribed(frame);
        return;
      case 'notification':
    }
  }

  error(frame: ErrorFrame): void {
    if (this.#host.lockRefused(frame)) return;
    if (frame.ref !== undefined) {
      const what = this.#asked.take(frame.ref);
      if (what !== undefined) this.#refused(what, frame);
    } else if (frame.room !== undefined) this.#refusedUnasked(frame);
    else this.#refusedSomething(frame);
  }

  /** Of what is said without expecting an answer: presence. */
  #refusedUnasked({ code, then }: ErrorFrame): void {
    if (then === 'sign-in') return this.#link.refuse('needs-auth', code);
    if (!this.live) return;
    if (then === 'resync') return this.join('other');
    if (code === 'not-joined' || then === 'new-client') return this.join();
    if (code === 'not-a-member') return this.#end('revoked', code);
  }

  /** It names neither room nor request, as when a function failed (E3) or a frame could not be read: any of ours may be meant. */
  #refusedSomething(frame: ErrorFrame): void {
    for (const what of this.#asked.takeAll()) {
      if (what === 'update' || frame.then === 'retry') this.#refused(what, frame);
      else this.#later(() => this.join());
    }
  }

  async #joined(frame: Joined): Promise<void> {
    const join = this.#join;
    const problem = this.#host.met(frame, this.#joinedAs);
    this.#fetching.receipt = { client: this.#joinedAs, last: frame.receipt.last };
    if (problem !== null) return this.#end('refused', problem);
    try {
      const loading = this.#host.equipped();
      if (loading !== null) await loading;
      const snapshot = (await stateIn(frame, this.#fetching.whole)) ?? this.#part?.narrowed(frame.catchUp.filter) ?? null;
      if (join !== this.#join) return;
      if (snapshot !== null) this.#replace(snapshot, this.#part?.joinedThrough(frame.catchUp.filter) ?? null);
      if (join !== this.#join) return;
    } catch {
      return void (join === this.#join && this.#later(() => this.join()));
    }
    this.#start(frame);
  }

  #start({ catchUp, epoch, head }: Joined): void {
    if (catchUp.mode === 'delta' && this.#host.position()?.epoch !== epoch) return this.join('other');
    this.#phase = 'live';
    this.#tries = 0;
    this.#fetching.forget();
    if (catchUp.mode === 'delta') this.#take(epoch, catchUp.commits);
    this.#host.saw(head);
    this.#release();
    if (this.#phase !== 'live') return;
    this.#host.state('live');
    this.look();
    this.catchUp();
    this.#host.live();
  }

  /** What was kept aside. */
  #release(): void {
    for (const changes of this.#held.splice(0)) this.#changes(changes);
  }

  /** Asks for what is wanted, once nothing is in the way. */
  look(): void {
    const question = this.#phase === 'live' && this.#part?.question(() => this.#ask('subscribe'));
    if (!question) return;
    // What is answered from now on may be of either filter.
    this.#asked.forget('sync');
    this.#link.send(question);
  }

  async #subscribed(frame: Subscribed): Promise<void> {
    const join = this.#join;
    if (this.#part === null || this.#host.position()?.epoch !== frame.epoch) return this.join('other');
    // Nothing says how far the room is beyond pages of an earlier question: they are read from the beginning.
    this.#fetching.forget();
    try {
      const { snapshot, view } = await this.#part.answered(frame, this.#fetching.whole);
      if (join !== this.#join) return;
      this.#replace(snapshot, view);
    } catch {
      if (join === this.#join) this.#later(() => this.join());
    }
    if (join !== this.#join || this.#part?.asking === true) return;
    this.#release();
    this.look();
    this.catchUp();
  }

  #replace({ epoch, seq, digest, entities }: Snapshot, view: View | null): void {
    // A part, and meanwhile somebody began to type.
    if (view !== null && this.#host.typing()) return this.join();
    this.#host.replace({ epoch, seq, digest, entities }, view, this.#fetching.receipt);
    this.#part?.shows(view);
    this.#heal();
  }

  #ack({ ref, client, outcomes, commit }: Ack): void {
    const mine = this.#asked.take(ref) === 'update';
    const epoch = this.#host.position()?.epoch;
    if (epoch === undefined) return;
    // An answer from before the last join may be of a part that is not taken any more.
    const commits = mine && commit ? [commit] : [];
    // V4, V6: of either filter, so kept aside; through a filter it comes once more.
    if (this.#part?.asking === true) this.#held.push({ type: 'changes', room: this.#host.room, epoch, commits });
    this.#take(epoch, this.#part?.asking === true || this.#part?.mark !== undefined ? [] : commits, { client, outcomes });
    // Fewer may be decided than were sent (U5): the rest goes out again.
    if (mine) this.#host.land({ how: 'decided' });
  }

  #changes(frame: Changes): void {
    const synced = this.#asked.take(frame.ref) === 'sync';
    if (this.#phase === 'joining' || (this.#phase === 'live' && this.#part?.asking === true)) return void this.#held.push(frame);
    if (this.#phase !== 'live') return;
    const at = this.#host.position();
    if (frame.epoch !== at?.epoch) return this.join();
    // V5: told before the filter changed; or the connection has another one than this client believes.
    if (frame.filter !== this.#part?.mark) return synced ? this.join('other') : undefined;
    if (frame.head !== undefined) this.#host.saw(frame.head);
    const progress = this.#take(frame.epoch, frame.commits);
    // What was only heard of while an answer was on its way cannot be in it; what is decided cannot be read everywhere in the same moment.
    if (synced && !progress && at.seq < this.#asked.missing) return this.#heals < HEALS_MAX ? this.#later(() => this.catchUp(), this.#host.limits.gapMs * 2 ** this.#heals++) : this.join('gap');
    if (synced || frame.more === true) this.catchUp();
  }

  #take(epoch: string, parts: Changes['commits'], answer?: Answer): boolean {
    const progress = this.#host.absorb(epoch, parts, answer);
    if (progress) this.#heal();
    if (this.#phase === 'live' && this.#host.missing() > 0) this.#timer ??= this.#host.clock.after(this.#host.limits.gapMs, () => this.#due(() => this.catchUp()));
    return progress;
  }

  #pong({ epoch, head, digest }: Extract<ServerFrame, { type: 'pong' }>): void {
    if (this.#phase !== 'live' || head === undefined) return;
    if (epoch !== undefined && epoch !== this.#host.position()?.epoch) return this.join();
    this.#host.saw(head);
    if (digest !== undefined && this.#host.unsound({ seq: head, digest })) return this.#anew();
    this.catchUp();
  }

  /** S7: a state that is not the server's is fetched anew. Not for ever: the digest itself could be wrong. */
  #heal(): void {
    if (this.#host.unsound()) this.#anew();
    else this.#heals = 0;
  }

  #anew(): void {
    if (++this.#heals <= HEALS_MAX) this.join('digest');
  }

  /** Asks for what is known to be missing. */
  catchUp(): void {
    const at = this.#host.position();
    if (this.#phase !== 'live' || at === null || this.#host.missing() === 0 || this.#asked.has('sync') || this.#part?.asking === true) return;
    this.#asked.missing = this.#host.missing();
    this.#link.send({ action: 'sync', id: this.#ask('sync'), room: this.#host.room, epoch: at.epoch, since: at.seq });
  }

  #refused(what: Asked, frame: ErrorFrame): void {
    switch (frame.then) {
      case 'sign-in':
        return this.#link.refuse('needs-auth', frame.code);
      case 'upgrade':
        return this.#link.refuse('closed', frame.code);
      case 'resync':
        return this.join('other');
      case 'new-client':
        return void this.#newClient(what === 'update' ? this.#updating : this.#host.client().client);
      case 'retry':
        return this.#retry(what, frame);
      default:
        if (what === 'subscribe' && frame.code === 'bad-message') {
          this.#part?.refused(frame.code, frame.detail);
          this.#release();
          return this.catchUp();
        }
        if (what === 'update' && frame.code !== 'not-a-member') return this.#host.land({ how: 'refused', code: frame.code });
        return this.#end(this.#host.position() === null ? 'refused' : 'revoked', frame.code);
    }
  }

  #retry(what: Asked, { code, retryAfter, detail }: ErrorFrame): void {
    if (code === 'not-joined') return this.join();
    if (code === 'gap' && what === 'update') return this.#host.land({ how: 'gap', expected: expected(detail) });
    this.#tries++;
    // On top of what the server asks for, so that all whom it told the same do not come back at once.
    const ms = (retryAfter ?? 0) + backoff(this.#tries, this.#host.random(), this.#host.limits);
    if (what === 'update') return this.#host.land({ how: 'later', ms, failed: code === 'internal' });
    // What became of the filter nobody knows: joining says it all.
    this.#later(() => (what === 'sync' ? this.catchUp() : this.join()), ms);
  }

  async #newClient(old: string): Promise<void> {
    const join = this.#join;
    await this.#host.renew(old);
    if (join === this.#join) this.join();
  }

  #later(work: () => void, ms = backoff(++this.#tries, this.#host.random(), this.#host.limits)): void {
    this.#timer?.();
    this.#timer = this.#host.clock.after(ms, () => this.#due(work));
  }

  #due(work: () => void): void {
    this.#timer = null;
    work();
  }

  #end(state: 'revoked' | 'refused', problem: string): void {
    this.#enter('ended');
    this.#host.state(state, problem);
  }

  /** Whatever was asked or planned in the phase before is of no meaning in the next. */
  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#join++;
    this.#fetching.stop();
    this.#asked.takeAll();
    this.#part?.forget();
    this.#held = [];
    this.#timer?.();
    this.#timer = null;
    this.#host.land({ how: 'lost' });
  }

  #ask(what: Asked): string {
    const id = this.#link.nextId();
    this.#asked.add(id, what);
    return id;
  }
}
