import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { exists, type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { kinds } from '../../app/kinds';
import type { Kind, Preferences } from '../../core';
import { codeOf, useNotifications, useRefusal } from '../../react';
import { inOrder } from '../../workspaces';
import { kindTitle } from '../kind';
import { Check } from '../kit/choice';
import { useOnline } from '../status/steady-link';
import { eventsOf } from './sentence';

/** What one is told, for each kind of room and each event. */
export function NotificationSwitches() {
  const { t } = useTranslation();
  const online = useOnline();
  const { off, set } = usePreferences(online);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-soft">{t('inbox.switchLead')}</p>
      {!online && <p className="rounded-md bg-warn-soft px-3 py-2 text-sm">{t('inbox.switchOffline')}</p>}
      {off === undefined && online && <p role="status">{t('common.loading')}</p>}
      {inOrder(kinds).map((kind) => (
        <OfKind key={kind.kind} kind={kind} off={off?.[kind.kind] ?? {}} disabled={!online || off === undefined} onSet={(event, on) => set(kind.kind, event, on)} />
      ))}
    </div>
  );
}

function OfKind({ kind, off, disabled, onSet }: { kind: Kind; off: Preferences[string]; disabled: boolean; onSet: (event: string, on: boolean) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <details className="group rounded-lg border border-line">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-3 text-sm font-medium">
        <span className="flex-1">{kindTitle(kind, i18n.language)}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <fieldset className="px-3 pb-2">
        <legend className="sr-only">{kindTitle(kind, i18n.language)}</legend>
        {eventsOf(kind).map((event) => (
          <Check key={event} label={eventWord(t, event)} checked={off[event] !== false} disabled={disabled} onChange={(on) => onSet(event, on)} />
        ))}
      </fieldset>
    </details>
  );
}

function eventWord(t: TFunction, event: string): string {
  const key = `inbox.event.${event}`;
  return exists(key) ? t(key as 'inbox.event.mentioned') : event;
}

/** Shown at once, and back where the server does not take it. `off` is undefined until it has answered. */
function usePreferences(online: boolean): { readonly off: Preferences | undefined; set(kind: string, event: string, on: boolean): void } {
  const refuse = useRefusal();
  const { preferences, setPreferences } = useNotifications();
  const [off, setOff] = useState<Preferences>();
  useEffect(() => {
    let current = true;
    if (online)
      preferences().then(
        (known) => current && setOff(known),
        (error: unknown) => current && refuse(codeOf(error)),
      );
    return () => {
      current = false;
    };
    // The inbox of a client stays the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [online, refuse]);
  const set = (kind: string, event: string, on: boolean) => {
    const next = { ...off, [kind]: { ...off?.[kind], [event]: on } };
    setOff(next);
    setPreferences(onlyOff(next)).catch((error: unknown) => {
      setOff(off);
      refuse(codeOf(error));
    });
  };
  return { off, set };
}

/** N4 keeps what is off. */
function onlyOff(kinds: Preferences): Preferences {
  const entries = Object.entries(kinds).map(([kind, events]) => [kind, Object.fromEntries(Object.entries(events).filter(([, on]) => !on))] as const);
  return Object.fromEntries(entries.filter(([, events]) => Object.keys(events).length > 0));
}
