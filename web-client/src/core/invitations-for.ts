import type { Auth } from './api';
import type { Invitations } from './api-invitations';
import { browserPlatform } from './browser-platform';
import { late } from './late';
import { defaultLimits } from './limits';
import { Rest } from './net/rest';

/** For a page that is shown before anybody signed in. */
export function invitationsFor(baseUrl: string, auth: Auth | null): Invitations {
  return late(async () => {
    const { invitationsOver } = await import('./net/rest-invitations');
    return invitationsOver(new Rest(browserPlatform(), baseUrl, auth ?? { user: '', token: async () => null }, defaultLimits.restMs));
  });
}
