import { measuring } from '../net/meter';
import { undoing } from '../room/ledger';
import { texts } from '../text/late-typing';
import { presences } from '../room/presence';
import { coalescing } from '../room/outbox';
import { desks } from '../room/room-locks';
import { stepping } from '../room/open-room';
import { lettingGo } from '../room/room-facts';
import { parts } from '../room/session';

/** Code that comes late is there: a history is the same each time, however fast a module is loaded. */
export const loaded = Promise.all([desks.want(), measuring.want(), presences.want(), undoing.want(), texts.want(), parts.want(), coalescing.want(), stepping.want(), lettingGo.want()]);
