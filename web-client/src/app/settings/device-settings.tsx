import { HardDrive, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { KnownRoom } from '../../core';
import { useFormat } from '../../i18n/format';
import { useClient, useReadable } from '../../react';
import { changeSettings, settings } from '../../settings/settings';
import { Button, IconButton } from '../../ui/kit/button';
import { Check } from '../../ui/kit/choice';
import { useToast } from '../../ui/kit/toast';
import { useDevice } from './device';
import { Part } from './part';

/** What this device keeps, and whether. */
export function DeviceSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const storage = useReadable(useClient().storage);
  const toast = useToast();
  const { rooms, used, persisted, forget, persist } = useDevice();
  const remove = async ({ id, title }: KnownRoom) => {
    const done = await forget(id);
    toast(done ? { text: t('shell.device.removed', { title }) } : { text: t('shell.device.notRemoved', { title }), urgency: 'alert' });
  };
  const ask = async () => {
    const kept = await persist();
    toast({ text: t(kept ? 'shell.device.persisted' : 'shell.device.notPersisted') });
  };
  return (
    <Part title={t('shell.device.title')}>
      <KeepOffline />
      <ul className="flex flex-col gap-2 text-sm">
        <li className="flex items-center gap-2">
          <HardDrive aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
          {used === undefined ? t('shell.device.unknown') : t('shell.device.used', { size: format.bytes(used) })}
        </li>
        <li className="flex flex-wrap items-center gap-x-2">
          <ShieldCheck aria-hidden className="size-4.5 shrink-0 text-ink-soft" />
          <span className="min-w-0 flex-1 basis-52">{!storage.durable ? t('shell.device.notDurable') : persisted === true ? t('shell.device.persisted') : t('shell.device.mayGo')}</span>
          {storage.durable && persisted === false && (
            <Button look="quiet" onClick={() => void ask()}>
              {t('shell.device.persist')}
            </Button>
          )}
        </li>
      </ul>
      <div>
        <h3 className="text-sm font-medium">{t('shell.device.rooms', { count: rooms.length })}</h3>
        <ul data-testid="device-rooms">
          {rooms.map((room) => (
            <li key={room.id} className="flex min-h-12 items-center gap-2 border-t border-line first:border-t-0">
              <span className="min-w-0 flex-1 truncate text-sm">{room.title}</span>
              {room.waiting > 0 && <span className="text-xs text-warn">{t('home.unsent', { count: room.waiting })}</span>}
              <IconButton icon={Trash2} label={t('shell.device.remove', { title: room.title })} onClick={() => void remove(room)} />
            </li>
          ))}
        </ul>
      </div>
    </Part>
  );
}

/** Takes effect with the page loaded anew: what was kept goes once all that waits is sent. */
function KeepOffline() {
  const { t } = useTranslation();
  const { offline } = useReadable(settings);
  const [begun] = useState(offline);
  return (
    <div className="flex flex-col gap-2">
      <Check label={t('shell.device.keep')} checked={offline} onChange={(on) => changeSettings({ offline: on })} />
      <p className="text-xs text-ink-soft">{t('shell.device.keepHint')}</p>
      {offline !== begun && (
        <p role="status" className="flex flex-wrap items-center gap-x-3 rounded-md bg-warn-soft px-3 py-1 text-sm">
          <span className="min-w-0 flex-1 basis-48">{t(offline ? 'shell.device.willKeep' : 'shell.device.willNotKeep')}</span>
          <Button look="quiet" onClick={() => location.reload()}>
            {t('crash.reload')}
          </Button>
        </p>
      )}
    </div>
  );
}
