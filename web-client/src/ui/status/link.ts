import type { Connection } from '../../core';

/** What a person is told about the link: no more states than there are things to do. */
export type Link = 'online' | 'connecting' | 'slow' | 'reconnecting' | 'offline' | 'signed-out' | 'closed';

export function linkOf(connection: Connection): Link {
  switch (connection.name) {
    case 'connected':
      return connection.quality === 'poor' ? 'slow' : 'online';
    case 'degraded':
      return 'slow';
    case 'idle':
    case 'connecting':
    case 'waiting':
      return 'reconnecting';
    case 'offline':
      return 'offline';
    case 'needs-auth':
      return 'signed-out';
    case 'closed':
      return 'closed';
  }
}

/** How long the link has been in trouble: just now, long enough to say so, long enough for a banner. */
export type Stage = 'fresh' | 'noticed' | 'long';

/** A short loss is not shown: only what the browser knows for sure, or what lasts. */
export function steadyLink(now: Link, stage: Stage, everOnline: boolean): Link {
  const uncertain = now === 'reconnecting' || now === 'slow';
  if (!uncertain || stage !== 'fresh') return now;
  return everOnline ? 'online' : 'connecting';
}
