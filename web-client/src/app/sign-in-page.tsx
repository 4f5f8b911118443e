import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/texts';
import { codeOf } from '../react';
import { Button } from '../ui/kit/button';
import { LanguageChoice } from '../ui/shell/language-choice';
import { Logo } from '../ui/shell/logo';
import { usePageTitle } from '../ui/shell/page-title';
import { reasonOf } from '../ui/status/reason';
import { signIn } from './session';

interface SignInPageProps {
  /** Leaves for the sign-in without being asked to: the person has just said so elsewhere. */
  readonly atOnce?: boolean;
  /** Why they are not signed in yet. */
  readonly problem?: string | undefined;
  /** Where to go on afterwards; left out, at the address that is shown. */
  readonly to?: string;
  /** For whoever has something here already: back to that. */
  onBack?(): void;
}

/** Who is not signed in. Shown at whatever address was asked for, which opens afterwards. */
export function SignInPage({ atOnce = false, problem: first, to, onBack }: SignInPageProps) {
  const { t } = useTranslation();
  usePageTitle(t('signIn.title'));
  const { busy, problem, go } = useLeaving(atOnce, first, to);
  const reason = problem === undefined ? undefined : reasonOf(t, problem);
  return (
    <main id="main" aria-busy={busy} className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <header className="flex flex-col gap-2">
        <p className="flex items-center gap-2 text-lg font-semibold">
          <Logo /> Tandem
        </p>
        <h1 className="text-2xl font-semibold">{t('signIn.title')}</h1>
        <p className="text-ink-soft">{t('signIn.lead')}</p>
      </header>
      <section className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-lift">
        {reason && (
          <div role="alert" data-testid="sign-in-problem" className="rounded-md bg-warn-soft px-3 py-2 text-sm text-ink">
            <p className="font-medium">{t('signIn.problem')}</p>
            <p>
              {reason.what} {reason.next}
            </p>
          </div>
        )}
        <Button look="primary" wide icon={LogIn} disabled={busy} onClick={go}>
          {busy ? t('signIn.leaving') : t('signIn.go')}
        </Button>
        {onBack && (
          <Button wide onClick={onBack}>
            {t('signIn.back')}
          </Button>
        )}
        <p className="text-xs text-ink-soft">{t('signIn.note')}</p>
      </section>
      <LanguageChoice />
    </main>
  );
}

/** The way to the issuer's page, and why it is not open. */
function useLeaving(atOnce: boolean, first: string | undefined, to: string | undefined) {
  const [busy, setBusy] = useState(atOnce);
  const [problem, setProblem] = useState(first);
  const leave = () =>
    signIn(to).catch((error: unknown) => {
      setProblem(codeOf(error));
      setBusy(false);
    });
  const [start] = useState(() => leave);
  useEffect(() => {
    if (atOnce) void start();
  }, [atOnce, start]);
  useEffect(() => {
    // Back from there with the browser's button: the page is as it was left.
    const shown = ({ persisted }: PageTransitionEvent) => persisted && setBusy(false);
    addEventListener('pageshow', shown);
    return () => removeEventListener('pageshow', shown);
  }, []);
  const go = () => {
    setBusy(true);
    setProblem(undefined);
    void leave();
  };
  return { busy, problem, go };
}
