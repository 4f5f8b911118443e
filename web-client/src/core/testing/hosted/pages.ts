import type { Op } from '../../protocol/messages';
import { FakeBrowser } from '../fake-browser';
import { Random } from '../random';
import type { Host } from './host';
import { HostedOutside } from './outside';
import { HostedPage, type Setting, type Stand } from './page';

/** The pages of one world, in the hands of a host that is not JavaScript: numbers and text go in and out. */
export class HostedPages {
  readonly #host: Host;
  readonly #outside: HostedOutside;
  readonly #setting: Setting;
  readonly #random: Random;
  readonly #browsers = new Map<string, FakeBrowser>();
  readonly #pages = new Map<number, HostedPage>();

  constructor(host: Host, seed: number, setting: Setting) {
    this.#host = host;
    this.#random = new Random(seed);
    this.#outside = new HostedOutside(host);
    this.#setting = setting;
  }

  /** Somebody opens a page in a browser, which is made where it is not there. With a flaw the page has that bug planted; none has no name. */
  open(no: number, user: string, browser: string, slowMs: number, flaw: string): void {
    const own = this.#browsers.get(browser) ?? new FakeBrowser();
    this.#browsers.set(browser, own);
    const page = new HostedPage(this.#host, no, { user, browser: own, outside: this.#outside.of(no, this.#random), setting: this.#setting, flaw });
    page.tab.vault.slowMs = slowMs;
    this.#pages.set(no, page);
  }

  crash(no: number): void {
    this.#page(no).tab.crash();
    this.#pages.delete(no);
  }

  /** The next write is aborted; or the storage is full from now on. */
  spoil(no: number, full: boolean): void {
    const { vault } = this.#page(no).tab;
    if (full) vault.failure = new DOMException('full', 'QuotaExceededError');
    else vault.aborts = 1;
  }

  mutate(no: number, label: string, ops: readonly Op[]): string {
    return this.#page(no).mutate(label, ops);
  }

  takeBack(no: number, redo: boolean, anyway: boolean): string {
    return this.#page(no).takeBack(redo, anyway);
  }

  review(no: number, again: boolean): void {
    this.#page(no).review(again);
  }

  lock(no: number, type: string, id: string, takeOver: boolean): void {
    this.#page(no).lock(type, id, takeOver);
  }

  /** How those pages stand that stand otherwise than when this was asked last. */
  changes(): readonly (readonly [no: number, ...stand: Stand])[] {
    return [...this.#pages].flatMap(([no, page]) => {
      const stand = page.changed();
      return stand === null ? [] : [[no, ...stand] as const];
    });
  }

  queued(no: number): ReturnType<HostedPage['queued']> {
    return this.#page(no).queued();
  }

  fire(timer: number): void {
    this.#outside.fire(timer);
  }

  opened(socket: number): void {
    this.#outside.opened(socket);
  }

  message(socket: number, text: string): void {
    this.#outside.message(socket, text);
  }

  closed(socket: number, code: number): void {
    this.#outside.closed(socket, code);
  }

  answered(request: number, status: number, text: string): void {
    this.#outside.answered(request, status, text);
  }

  failed(request: number): void {
    this.#outside.failed(request);
  }

  #page(no: number): HostedPage {
    const page = this.#pages.get(no);
    if (page === undefined) throw new Error(`there is no page ${no}`);
    return page;
  }
}
