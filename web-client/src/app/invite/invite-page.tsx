import { Clock, LogIn, MailQuestion, RefreshCw, UserRoundX, UsersRound, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { InvitationPreview, Invitations } from '../../core';
import { useFormat } from '../../i18n/format';
import { Button } from '../../ui/kit/button';
import { LanguageChoice } from '../../ui/shell/language-choice';
import { Logo } from '../../ui/shell/logo';
import { Notice } from '../../ui/shell/notice';
import { usePageTitle } from '../../ui/shell/page-title';
import { reasonOf } from '../../ui/status/reason';
import { crewWord } from '../../ui/words/names';
import { awaitReturn, returned } from './secret';
import { useInvitation } from './use-invitation';

interface InvitePageProps {
  readonly invitations: Invitations;
  /** Who is signed in; null for nobody yet. */
  readonly user: string | null;
  /** The way in for somebody who is not, or as somebody else. */
  readonly signIn: ReactNode;
  onSignOut(): void;
}

/** An invitation before it is accepted: what it is to, from whom, and what one may do there. */
export default function InvitePage({ invitations, user, signIn, onSignOut }: InvitePageProps) {
  const { t } = useTranslation();
  const { seen, busy, accept, decline, again, leave } = useInvitation(invitations, user);
  const [signingIn, setSigningIn] = useState(false);
  usePageTitle(t('invite.title'));
  useEffect(() => {
    if (user !== null) returned();
  }, [user]);
  if (signingIn) return signIn;
  if (seen === null) return <Opening />;
  if ('problem' in seen) return <Problem code={seen.problem} user={user} onAgain={again} onHome={() => leave('/')} onSignOut={onSignOut} />;
  const { preview } = seen;
  if (user === null) {
    return (
      <Invited preview={preview} user={user}>
        <Button look="primary" wide icon={LogIn} onClick={() => (awaitReturn(), setSigningIn(true))}>
          {t('invite.signIn')}
        </Button>
      </Invited>
    );
  }
  return (
    <Invited preview={preview} user={user}>
      <Button look="primary" wide disabled={busy} onClick={accept}>
        {preview.member ? t('invite.open') : t('invite.accept')}
      </Button>
      {!preview.member && (
        <Button wide disabled={busy} onClick={decline}>
          {t('invite.decline')}
        </Button>
      )}
    </Invited>
  );
}

function Opening() {
  const { t } = useTranslation();
  return (
    <main id="main" aria-busy className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-6">
      <p role="status" className="text-ink-soft">
        {t('invite.opening')}
      </p>
      <div className="h-40 animate-pulse rounded-xl bg-sunken" />
    </main>
  );
}

function Invited({ preview, user, children }: { preview: InvitationPreview; user: string | null; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <main id="main" data-testid="invitation" className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 px-5 py-10">
      <p className="flex items-center gap-2 text-lg font-semibold">
        <Logo /> Tandem
      </p>
      <section className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-lift">
        <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent-text">
          <UsersRound aria-hidden className="size-7" />
        </span>
        <div>
          <p className="text-ink-soft">{t('invite.from', { name: preview.inviter.name })}</p>
          <h1 className="text-2xl font-semibold break-words">{preview.title}</h1>
        </div>
        {preview.message && <blockquote className="rounded-md bg-sunken px-4 py-3 break-words whitespace-pre-wrap">{preview.message}</blockquote>}
        <p className="text-sm">
          {preview.member ? t('invite.already') : t(`invite.can.${preview.role}`)}
          {!preview.member && preview.crew && ` ${t('invite.work', { work: preview.crew.map((one) => crewWord(t, one)).join(', ') })}`}
        </p>
        <p className="flex items-center gap-2 text-xs text-ink-soft">
          <Clock aria-hidden className="size-4 shrink-0" />
          {t('invite.until', { date: format.date(preview.expiresAt) })} {preview.bound && t('invite.bound')}
        </p>
        <div className="flex flex-col gap-2">{children}</div>
        {user !== null && <p className="text-xs text-ink-soft">{t('invite.as', { user })}</p>}
      </section>
      <LanguageChoice />
    </main>
  );
}

/** What an invitation that does not open is about, and what to do. */
function Problem({ code, user, onAgain, onHome, onSignOut }: { code: string; user: string | null; onAgain: () => void; onHome: () => void; onSignOut: () => void }) {
  const { t } = useTranslation();
  const { what, next } = reasonOf(t, code);
  const passing = code === 'offline' || code === 'busy' || code === 'throttled' || code === 'internal';
  const icon = code === 'wrong-account' ? UserRoundX : passing ? WifiOff : MailQuestion;
  const title = code === 'wrong-account' ? t('invite.wrongAccount') : passing ? t('invite.later') : t('invite.notOpen');
  return (
    <Notice
      icon={icon}
      title={title}
      testId="invitation-problem"
      actions={
        <>
          {passing && (
            <Button look="primary" icon={RefreshCw} onClick={onAgain}>
              {t('invite.again')}
            </Button>
          )}
          {code === 'wrong-account' && user !== null && (
            <Button look="primary" icon={LogIn} onClick={onSignOut}>
              {t('invite.other')}
            </Button>
          )}
          <Button onClick={onHome}>{t('common.toLists')}</Button>
        </>
      }
    >
      <p>{what}</p>
      <p>{next}</p>
      {code === 'wrong-account' && user !== null && <p>{t('invite.as', { user })}</p>}
    </Notice>
  );
}
