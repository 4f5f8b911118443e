import { inline, room } from './frames';
import * as z from './shape';

/** R14: a room that did not fit a frame, or a page of one. */
export const snapshotBody = z.object({ room, epoch: z.string(), ...inline });
