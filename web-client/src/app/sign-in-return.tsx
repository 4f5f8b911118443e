import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/texts';
import { useLocation } from 'wouter';
import { useReadable } from '../react';
import { Logo } from '../ui/shell/logo';
import { finishSignIn, session } from './session';
import { SignInPage } from './sign-in-page';

/** Back from the issuer's page: goes on where the person was, or says why not. */
export function SignInReturn() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  // Once, and not while rendering, which may begin again: the answer of the issuer counts once.
  const finishing = useRef<ReturnType<typeof finishSignIn>>(undefined);
  const [failed, setFailed] = useState<{ readonly to: string; readonly problem: string }>();
  const known = useReadable(session) !== null;
  useEffect(() => {
    let shown = true;
    finishing.current ??= finishSignIn();
    void finishing.current.then(({ to, problem }) => {
      if (!shown) return;
      if (problem === undefined) navigate(to, { replace: true });
      else setFailed({ to, problem });
    });
    return () => {
      shown = false;
    };
  }, [navigate]);
  if (failed !== undefined) {
    const { to, problem } = failed;
    return <SignInPage problem={problem} to={to} {...(known && { onBack: () => navigate(to, { replace: true }) })} />;
  }
  return (
    <main id="main" aria-busy className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-4 px-5">
      <p role="status" className="flex items-center gap-2 text-ink-soft">
        <Logo /> {t('signIn.finishing')}
      </p>
    </main>
  );
}
