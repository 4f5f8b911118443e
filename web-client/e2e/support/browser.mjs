// Real browsers of tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { executable } from './chromium.mjs';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A shell without a language would make the browser speak `en-US@posix`, which is none to JavaScript. */
const speaking = () => ({ ...process.env, LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US' });

/** Starts a browser with a profile of its own that `restart()` keeps and `close()` removes. */
export async function startBrowser({ viewport = { width: 1280, height: 800 }, ...options } = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'tandem-profile-'));
  const launch = async () => chromium.launchPersistentContext(profile, { executablePath: await executable(), headless: true, args: QUIET, env: speaking(), viewport, ...options });
  let context = await launch();
  return {
    get context() {
      return context;
    },
    newPage: () => context.newPage(),
    /** Ends the browser's process and starts a new one on the same profile. */
    async restart() {
      await context.close();
      context = await launch();
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** A browser of our own process, so that it can be killed as a crash or a dead battery would end it; `start()` starts a new one on the same profile. */
export async function startKillable() {
  const profile = mkdtempSync(path.join(tmpdir(), 'tandem-profile-'));
  let child, browser, address;
  const end = () => new Promise((ended) => {
    child.once('exit', ended);
    process.kill(-child.pid, 'SIGKILL'); // the browser and the processes that it runs: the group that we started
  });
  const start = async () => {
    child = spawn(await executable(), ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=1280,800', ...QUIET, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: speaking() });
    address = await new Promise((ready, failed) => {
      createInterface({ input: child.stderr }).on('line', (line) => line.startsWith('DevTools listening on ') && ready(line.slice('DevTools listening on '.length)));
      child.once('exit', (code) => failed(new Error(`the browser ended with ${code}`)));
    });
    browser = await chromium.connectOverCDP(address);
  };
  await start();
  return {
    start,
    newPage: () => browser.contexts()[0].newPage(),
    /** Of somebody else: keeps nothing, and shares nothing with the others. */
    newPerson: async () => (await browser.newContext()).newPage(),
    get context() {
      return browser.contexts()[0];
    },
    /** Of the DevTools protocol. */
    get port() {
      return Number(new URL(address).port);
    },
    /** Without a word to the page: nothing is flushed, no handler runs. */
    kill: end,
    /** As a person ends it: what it holds is on the disk. */
    async quit() {
      const ended = new Promise((end) => child.once('exit', end));
      await (await browser.newBrowserCDPSession()).send('Browser.close');
      await ended;
    },
    async close() {
      await end();
      child.stderr.destroy(); // a helper of the browser that outlives it would keep it open, and us with it
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** As behind a proxy that lets no sockets through: each is refused, and says no more than a browser does. */
export const withoutSockets = (page) =>
  page.addInitScript(() => {
    window.WebSocket = class extends EventTarget {
      static OPEN = 1;
      readyState = 3;
      constructor() {
        super();
        queueMicrotask(() => this.onclose?.({ code: 1006, reason: '' }));
      }
      send() {}
      close() {}
    };
  });
