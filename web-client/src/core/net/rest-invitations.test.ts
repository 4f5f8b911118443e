import { describe, expect, it } from 'vitest';
import type { Platform } from '../platform';
import { aPerson, aWorld } from '../testing/world';
import { Rest } from './rest';
import { invitationsOver } from './rest-invitations';

const one = { id: 'i1', role: 'editor', createdBy: { user: 'ann', name: 'Ann' }, createdAt: 1, expiresAt: 2, maxUses: 1, uses: 0, language: 'th' };

function over(answer: (url: string) => Response, token: string | null = 't') {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return answer(url);
  };
  const platform: Platform = { ...aPerson(aWorld(), 'ann').tab.platform, fetch };
  return { invitations: invitationsOver(new Rest(platform, '', { user: 'ann', token: async () => token }, 1_000)), calls };
}

describe('invitations', () => {
  it('I1 are made with what was wished for, and tell their secret once', async () => {
    const { invitations, calls } = over(() => Response.json({ ...one, invitation: 'inv_s', url: 'https://x/invite#inv_s' }, { status: 201 }));
    const fresh = await invitations.create('r 1', { role: 'editor', language: 'th', maxUses: 1 });
    expect(fresh).toMatchObject({ id: 'i1', invitation: 'inv_s', url: 'https://x/invite#inv_s' });
    expect(calls[0]).toMatchObject({ url: '/api/rooms/r%201/invitations', init: { method: 'POST' } });
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ role: 'editor', language: 'th', maxUses: 1 });
  });

  it('I2 are listed, sent again and revoked', async () => {
    const { invitations, calls } = over((url) => (url.endsWith('resend') ? Response.json({ ...one, invitation: 'inv_2', url: 'u' }) : url.endsWith('i1') ? new Response(null, { status: 204 }) : Response.json({ invitations: [one] })));
    expect(await invitations.list('r')).toEqual([one]);
    expect((await invitations.resend('r', 'i1')).invitation).toBe('inv_2');
    await invitations.revoke('r', 'i1');
    expect(calls.map(({ url, init }) => `${init.method} ${url}`)).toEqual(['GET /api/rooms/r/invitations', 'POST /api/rooms/r/invitations/i1/resend', 'DELETE /api/rooms/r/invitations/i1']);
  });

  it('I3 are shown to somebody who did not sign in yet, and never name their secret in an address', async () => {
    const { invitations, calls } = over(() => Response.json({ title: 'Trip', kind: 'k', role: 'viewer', inviter: { name: 'Ben' }, expiresAt: 9, bound: true }), null);
    expect(await invitations.preview('inv_secret')).toMatchObject({ title: 'Trip', bound: true });
    expect(calls[0]?.init.headers).not.toHaveProperty('authorization');
    await expect(invitations.accept('inv_secret')).rejects.toMatchObject({ code: 'signed-out' });
    expect(calls.map(({ url }) => url).join()).not.toContain('inv_');
  });

  it.each(['invitation-not-found', 'invitation-expired', 'invitation-used', 'wrong-account'])('I5 %s is told as it is', async (code) => {
    const { invitations } = over(() => Response.json({ code, then: 'give-up' }, { status: 410 }));
    await expect(invitations.accept('inv_s')).rejects.toMatchObject({ code });
  });
});
