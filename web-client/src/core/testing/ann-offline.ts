import type { OpenRoom } from '../room/open-room';
import { FakeBrowser } from './fake-browser';
import { aPerson, aWorld, ROOM } from './world';

/** Ann, who had the room open when her link went. */
export async function annOffline() {
  const world = aWorld();
  const browser = new FakeBrowser();
  const ann = aPerson(world, 'ann', browser);
  const room = ann.client.open(ROOM) as OpenRoom;
  ann.client.start();
  await world.clock.run(500);
  ann.tab.tell('offline');
  return { ...world, world, browser, ...ann, room };
}
