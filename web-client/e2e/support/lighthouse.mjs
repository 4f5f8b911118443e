// What Lighthouse says about the pages of the app on a phone: the way in, the rooms, and one room of somebody who is signed in on a device that holds nothing yet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import lighthouse from 'lighthouse';
import { startKillable } from './browser.mjs';
import { countCpuTime } from './cpu-time.mjs';
import { comeIn, makeRoom, people } from './world.mjs';

const FLAGS = {
  logLevel: 'error',
  onlyCategories: ['performance', 'accessibility', 'best-practices'],
  throttlingMethod: 'simulate',
  // Who is signed in stands in the local storage and, sealed, in the database: both stay; all else comes over the network.
  clearStorageTypes: ['file_systems', 'shader_cache', 'service_workers', 'cache_storage'],
};

/** Yields of each page its name, the three scores (0 to 1), and Lighthouse's audits by id. */
export async function* audited(url) {
  const browser = await startKillable();
  const audit = async (name, address) => {
    // Of a page before it, its process would still hold the code, which Lighthouse makes it read over again.
    await browser.quit();
    await browser.start();
    const folder = mkdtempSync(path.join(tmpdir(), 'tandem-lighthouse-'));
    try {
      await lighthouse(address, { ...FLAGS, port: browser.port, gatherMode: folder });
      countCpuTime(folder);
      const { lhr } = await lighthouse(address, { ...FLAGS, auditMode: folder });
      if (lhr.runtimeError !== undefined) throw new Error(`${name}: ${lhr.runtimeError.message}`);
      const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
      const failed = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9).map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`));
      return { name, scores, failed, audits: lhr.audits };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  try {
    yield await audit('sign-in', url);
    const page = await browser.newPage();
    const world = await people(url, 'en');
    await comeIn(page, url, world);
    const room = await makeRoom(page, url, 'packing-list', 'A week at the sea');
    await page.close();
    yield await audit('home', url);
    yield await audit('room', `${url}/rooms/${room}`);
  } finally {
    await browser.close();
  }
}

/** How many requests of what a page is shown with follow from one another: each waits for the one before. */
export const chain = ({ 'critical-request-chains': { details } }) => depth(details.chains);

const depth = (chains) => Math.max(0, ...Object.values(chains).map(({ children = {} }) => 1 + depth(children)));

const network = (audits) => audits['network-requests'].details.items.filter(({ url }) => url.startsWith('http'));

/** How often a page asked the network before it was quiet. */
export const requests = (audits) => network(audits).length;

/** And what came of it, compressed as it came. */
export const kilobytes = (audits) => Math.round(network(audits).reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024);
