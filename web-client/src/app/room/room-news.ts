import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { RejectedEntry, Role } from '../../core';
import { useFormat } from '../../i18n/format';
import { useAnnounce, useClient, useMeta, useRejected, useRoom } from '../../react';
import { useToast } from '../../ui/kit/toast';
import { useRoomWord } from '../../ui/kind';
import type { OpenPanel } from '../../ui/panel/panel';
import { useShownName } from '../../ui/presence/shown-name';
import { answered } from '../../ui/status/answered';
import { reasonOf } from '../../ui/status/reason';
import { useLink } from '../../ui/status/steady-link';
import { titleOf } from '../../ui/title-of';
import type { Change } from './changes';
import { BATCH_MS, gather } from './gather';

/** Tells what others do, what was not accepted and what the person may do now, without moving anything on screen. */
export function useRoomNews(panel: OpenPanel): void {
  useRemoteChanges(panel);
  useNewRejections();
  useRoleChanges();
}

/**
 * At most one message in five seconds, for all of a batch; on screen, too, when one comes back after a longer loss, or opens a room in which
 * others worked meanwhile. What one is at is told at once.
 */
function useRemoteChanges(panel: OpenPanel): void {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const toast = useToast();
  const { link, long } = useLink();
  const away = useRef(false);
  const room = useRoom();
  const { user } = useClient();
  const nameOf = useShownName();
  const say = useRef<(changes: readonly Change[], missed: boolean) => void>(() => undefined);
  const sayHere = useRef<(change: Change) => void>(() => undefined);
  useEffect(() => {
    if (long) away.current = true;
    say.current = (changes, missed) => {
      const names = [...new Set(changes.map(({ by }) => nameOf(by)))];
      const what = { names: format.and(names), count: new Set(changes.map(({ key }) => key)).size };
      if (missed) {
        toast({ text: t('news.away', what), about: 'others', topic: 'away', action: { label: t('news.show'), run: () => panel({ tab: 'history' }) } });
      } else announce(t('news.changed', what), 'status', 'others');
    };
    sayHere.current = ({ key, by }) => {
      const [type = '', id = ''] = key.split('/');
      const item = titleOf(room.entities.get().get(type)?.get(id)?.fields ?? {});
      announce(t('news.changedHere', { name: nameOf(by), item: item === '' ? t('edit.something') : item }), 'status', 'item');
    };
  });
  useEffect(() => {
    if (link !== 'online' && link !== 'slow') return;
    // What comes with the link was missed, what comes later was not.
    const here = setTimeout(() => (away.current = false), BATCH_MS);
    return () => clearTimeout(here);
  }, [link]);
  useEffect(() => gather(room, user, { away, say: (changes, missed) => say.current(changes, missed), sayHere: (change) => sayHere.current(change) }), [room, user]);
}

function useNewRejections(): void {
  const { t } = useTranslation();
  const toast = useToast();
  const rejected = useRejected();
  const told = useRef<readonly RejectedEntry[] | null>(null);
  useEffect(() => {
    const known = told.current;
    told.current = rejected;
    const fresh = known === null ? [] : rejected.filter((entry) => !answered(entry) && !known.some(({ id }) => entry.id === id));
    const last = fresh.at(-1);
    if (last !== undefined) toast({ text: `${t('news.rejected', { count: fresh.length })} ${reasonOf(t, last.code).what}`, urgency: 'alert' });
  }, [rejected, t, toast]);
}

function useRoleChanges(): void {
  const { t } = useTranslation();
  const toast = useToast();
  const role = useMeta()?.role;
  const room = useRoomWord();
  const before = useRef<Role | undefined>(undefined);
  useEffect(() => {
    const was = before.current;
    before.current = role;
    if (role === undefined || was === undefined || was === role) return;
    toast({ text: t(`news.role.${role}`, { room }), urgency: 'alert' });
  }, [role, room, t, toast]);
}
