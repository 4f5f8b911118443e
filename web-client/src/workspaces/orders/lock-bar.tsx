import { clsx } from 'clsx';
import { CloudOff, Eye, Hand, Lock, LockOpen, type LucideIcon, Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useClient } from '../../react';
import { Button } from '../../ui/kit/button';
import { useToast } from '../../ui/kit/toast';
import { reasonOf } from '../../ui/status/reason';
import { useOnline } from '../../ui/status/steady-link';
import type { Access } from './access';
import type { Order } from './model';
import { orderName } from './names';
import { useDesk } from './use-desk';
import type { OrderLock } from './use-order-lock';

/** Who has the order for editing, and what one can do about it. */
export function LockBar({ order, lock }: { order: Order; lock: OrderLock }) {
  const { access } = lock;
  const bar = useRef<HTMLDivElement>(null);
  useTellWishes(order, lock);
  useTellGot(access);
  useEffect(() => {
    // A button or a field that is not there any more had the focus: it goes on from here.
    if (access.name !== 'viewer' && document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [access.name]);
  return (
    <div ref={bar} tabIndex={-1} className="rounded-lg empty:hidden">
      <BarFor lock={lock} />
    </div>
  );
}

function BarFor({ lock }: { lock: OrderLock }) {
  const { access } = lock;
  switch (access.name) {
    case 'viewer':
      return null;
    case 'free':
      return <Free lock={lock} lost={access.lost} />;
    case 'asking':
      return <Asking lock={lock} />;
    case 'held':
      return <Held lock={lock} sure={access.sure} />;
    case 'theirs':
      return <Theirs lock={lock} access={access} />;
    case 'refused':
      return <Refused lock={lock} code={access.code} />;
  }
}

type Tone = 'plain' | 'mine' | 'warn';
const tones: Readonly<Record<Tone, string>> = { plain: 'border-line bg-surface', mine: 'border-accent bg-accent-soft', warn: 'border-line-strong bg-warn-soft' };

function Bar({ icon: Icon, tone, text, more, state, children }: { icon: LucideIcon; tone: Tone; text: string; more?: string | false; state: string; children?: ReactNode }) {
  const { t } = useDesk();
  return (
    <section aria-label={t('orders.lock.label')} data-testid="lock-bar" data-state={state} className={clsx('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-4 py-2', tones[tone])}>
      <Icon aria-hidden className="size-5 shrink-0" />
      <div role="status" className="min-w-0 flex-1 basis-56 text-sm">
        <p className="font-medium">{text}</p>
        {more && <p className="text-ink-soft">{more}</p>}
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}

function Free({ lock, lost }: { lock: OrderLock; lost: boolean }) {
  const { t } = useDesk();
  return (
    <Bar state="free" icon={LockOpen} tone="plain" text={t(lost ? 'orders.lock.freeAgain' : 'orders.lock.free')}>
      <Button look="primary" icon={Pencil} onClick={lock.edit}>
        {t(lost ? 'orders.lock.editAgain' : 'orders.lock.edit')}
      </Button>
    </Bar>
  );
}

function Asking({ lock }: { lock: OrderLock }) {
  const { t } = useDesk();
  const online = useOnline();
  return (
    <Bar state="asking" icon={online ? Lock : CloudOff} tone={online ? 'plain' : 'warn'} text={t(online ? 'orders.lock.asking' : 'orders.lock.askingOffline')}>
      <Button onClick={lock.done}>{t('orders.lock.cancel')}</Button>
    </Bar>
  );
}

function Held({ lock, sure }: { lock: OrderLock; sure: boolean }) {
  const { t, format } = useDesk();
  const wished = lock.wishes.length > 0;
  return (
    <Bar
      state={sure ? 'held' : 'unsure'}
      icon={sure ? Pencil : CloudOff}
      tone={sure ? 'mine' : 'warn'}
      text={t(sure ? 'orders.lock.held' : 'orders.lock.unsure')}
      more={wished && t('orders.lock.wish', { names: format.and(lock.wishes), count: lock.wishes.length })}
    >
      <Button look="primary" {...(wished && { icon: Hand })} onClick={lock.done}>
        {t(wished ? 'orders.lock.handOver' : 'orders.lock.done')}
      </Button>
    </Bar>
  );
}

function Theirs({ lock, access: { holder, lost, asked } }: { lock: OrderLock; access: Extract<Access, { name: 'theirs' }> }) {
  const { t, format, canEdit, isOwner } = useDesk();
  const { user } = useClient();
  const { name } = holder;
  const who = holder.user === user ? t('orders.lock.mine') : holder.since === undefined ? t('orders.lock.theirsNow', { name }) : t('orders.lock.theirs', { name, time: format.clock(holder.since) });
  const more = !canEdit ? t('orders.lock.viewer') : asked ? t('orders.lock.asked', { name }) : isOwner && t('orders.lock.takeOverHint', { name });
  return (
    <Bar state={lost ? 'lost' : 'theirs'} icon={canEdit ? Lock : Eye} tone={lost ? 'warn' : 'plain'} text={lost ? t('orders.lock.lost', { name }) : who} more={more}>
      {canEdit && (asked ? <Button onClick={lock.done}>{t('orders.lock.cancel')}</Button> : <Button icon={Hand} onClick={lock.ask}>{t('orders.lock.ask')}</Button>)}
      {isOwner && (
        <Button look="quiet" onClick={lock.takeOver}>
          {t('orders.lock.takeOver')}
        </Button>
      )}
    </Bar>
  );
}

function Refused({ lock, code }: { lock: OrderLock; code: string }) {
  const { t } = useDesk();
  const { what, next } = reasonOf(t, code);
  return (
    <Bar state="refused" icon={Lock} tone="warn" text={t('orders.lock.refused', { why: what })} more={next}>
      <Button onClick={lock.done}>{t('common.close')}</Button>
    </Bar>
  );
}

/** The one who edits may look elsewhere on the page: a message says who waits. */
function useTellWishes(order: Order, { access, wishes, done }: OrderLock): void {
  const { t, format } = useDesk();
  const toast = useToast();
  const told = useRef('');
  const names = access.name === 'held' ? wishes.join('\n') : '';
  const number = orderName(t, order);
  useEffect(() => {
    if (names !== '' && names !== told.current) toast({ text: t('orders.lock.wishToast', { names: format.and(names.split('\n')), order: number }), action: { label: t('orders.lock.handOver'), run: done } });
    told.current = names;
  }, [names, number, t, format, toast, done]);
}

/** Who waited may look elsewhere, too. */
function useTellGot(access: Access): void {
  const { t } = useDesk();
  const toast = useToast();
  const before = useRef(access);
  useEffect(() => {
    const was = before.current;
    before.current = access;
    if (access.name === 'held' && was.name === 'theirs' && was.asked) toast({ text: t('orders.lock.got') });
  }, [access, t, toast]);
}
