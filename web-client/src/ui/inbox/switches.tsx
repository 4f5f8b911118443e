import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { exists, type TFunction, useTranslation } from '../../i18n/texts';
import { kinds } from '../../app/kinds';
import type { Kind, Preferences } from '../../core';
import { codeOf, useNotifications, useRefusal } from '../../react';
import { inOrder } from '../../workspaces';
import { kindTitle } from '../kind';
import { Check } from '../kit/choice';
import { useOnline } from '../status/steady-link';
import { eventsOf } from './sentence';

type Switches = Readonly<Record<string, boolean>>;

/** What one is told, for each kind of room and each event, and of what there are letters. */
export function NotificationSwitches() {
  const { t } = useTranslation();
  const online = useOnline();
  const { chosen, set } = usePreferences(online);
  const disabled = !online || chosen === undefined;
  const events = chosen?.kinds ?? {};
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-ink-soft">{t('inbox.switchLead')}</p>
      {!online && <p className="rounded-md bg-warn-soft px-3 py-2 text-sm">{t('inbox.switchOffline')}</p>}
      {chosen === undefined && online && <p role="status">{t('common.loading')}</p>}
      {inOrder(kinds).map((kind) => (
        <OfKind key={kind.kind} kind={kind} off={events[kind.kind] ?? {}} disabled={disabled} onSet={(event, on) => set({ ...chosen, kinds: { ...events, [kind.kind]: { ...events[kind.kind], [event]: on } } })} />
      ))}
      <Check label={t('inbox.mailMentions')} checked={chosen?.mail?.mentioned !== false} disabled={disabled} onChange={(on) => set({ kinds: events, mail: { ...chosen?.mail, mentioned: on } })} />
    </div>
  );
}

function OfKind({ kind, off, disabled, onSet }: { kind: Kind; off: Switches; disabled: boolean; onSet: (event: string, on: boolean) => void }) {
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

/** Shown at once, and back where the server does not take it. `chosen` is undefined until it has answered. */
function usePreferences(online: boolean): { readonly chosen: Preferences | undefined; set(next: Preferences): void } {
  const refuse = useRefusal();
  const { preferences, setPreferences } = useNotifications();
  const [chosen, setChosen] = useState<Preferences>();
  useEffect(() => {
    let current = true;
    if (online)
      preferences().then(
        (known) => current && setChosen(known),
        (error: unknown) => current && refuse(codeOf(error)),
      );
    return () => {
      current = false;
    };
    // The inbox of a client stays the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [online, refuse]);
  const set = (next: Preferences) => {
    setChosen(next);
    setPreferences(onlyOff(next)).catch((error: unknown) => {
      setChosen(chosen);
      refuse(codeOf(error));
    });
  };
  return { chosen, set };
}

const off = (events: Switches) => Object.fromEntries(Object.entries(events).filter(([, on]) => !on));

/** N4 keeps what is off. */
function onlyOff({ kinds, mail = {} }: Preferences): Preferences {
  const entries = Object.entries(kinds).map(([kind, events]) => [kind, off(events)] as const);
  return { kinds: Object.fromEntries(entries.filter(([, events]) => Object.keys(events).length > 0)), mail: off(mail) };
}
