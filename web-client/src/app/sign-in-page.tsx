import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../react';
import { Button } from '../ui/kit/button';
import { TextField } from '../ui/kit/field';
import { LanguageChoice } from '../ui/shell/language-choice';
import { Logo } from '../ui/shell/logo';
import { usePageTitle } from '../ui/shell/page-title';
import { reasonOf } from '../ui/status/reason';
import { signIn } from './session';

const USER = /^[A-Za-z0-9._@+-]{1,128}$/;

/** The sign-in of a local stack. Shown at whatever address was asked for, which opens afterwards. */
export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('signIn.title'));
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <header className="flex flex-col gap-2">
        <p className="flex items-center gap-2 text-lg font-semibold">
          <Logo /> Tandem
        </p>
        <h1 className="text-2xl font-semibold">{t('signIn.title')}</h1>
        <p className="text-ink-soft">{t('signIn.lead')}</p>
      </header>
      <SignInForm />
      <LanguageChoice />
    </main>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const user = chosen ?? userFrom(name);
  const wrong = chosen !== undefined && chosen !== '' && !USER.test(chosen);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(user, name.trim());
    } catch (error) {
      setProblem(codeOf(error));
      setBusy(false);
    }
  };
  const reason = problem === undefined ? undefined : reasonOf(t, problem);
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-lift">
      <TextField label={t('signIn.name')} value={name} autoComplete="name" maxLength={80} required onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t('signIn.user')}
        hint={t('signIn.userHint')}
        error={wrong ? t('share.userIdWrong') : undefined}
        value={user}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => setChosen(event.target.value)}
      />
      {reason && (
        <p role="alert" className="text-sm text-bad">
          {reason.what} {reason.next}
        </p>
      )}
      <Button type="submit" look="primary" wide disabled={busy || name.trim() === '' || !USER.test(user)}>
        {t('signIn.go')}
      </Button>
      <p className="text-xs text-ink-soft">{t('signIn.development')}</p>
    </form>
  );
}

/** "Ann Lee" → "ann-lee". Names in other scripts give nothing: then the person writes an id. */
export function userFrom(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 128);
}
