import { LogOut, Settings } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { TandemError } from '../../core';
import { codeOf, useClient, useReadable, useRefusal } from '../../react';
import { Avatar } from '../../ui/kit/avatar';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { LanguageChoice } from '../../ui/shell/language-choice';
import { LinkButton } from '../../ui/shell/link-button';
import { session, signOut } from '../session';

/** Who is signed in; opens language and sign-out. */
export function AccountButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const current = useReadable(session);
  if (current === null) return null;
  const label = t('account.open', { name: current.name });
  return (
    <>
      <button type="button" aria-label={label} title={label} data-testid="account" onClick={() => setOpen(true)} className="grid size-11 place-items-center rounded-full">
        <Avatar user={current.user} name={current.name} />
      </button>
      {open && (
        <Sheet title={t('account.title')} onClose={() => setOpen(false)} shape="dialog" testId="account-sheet">
          <div className="flex flex-col gap-5">
            <div className="flex items-center gap-3">
              <Avatar user={current.user} name={current.name} />
              <p className="min-w-0">
                <span className="block font-medium">{current.name}</span>
                <span className="block text-sm text-ink-soft">{t('account.user', { user: current.user })}</span>
              </p>
            </div>
            <div className="flex flex-col gap-1">
              <h3 className="text-sm font-medium">{t('language.label')}</h3>
              <LanguageChoice />
            </div>
            <LinkButton href="/settings" look="secondary" icon={Settings}>
              {t('account.settings')}
            </LinkButton>
            <SignOut />
          </div>
        </Sheet>
      )}
    </>
  );
}

const unsentIn = (error: unknown) => (error instanceof TandemError && error.code === 'unsent-work' ? (error.detail as { count: number }).count : 0);

/** Signing out forgets what is on this device: asked once more where something was not sent. */
function SignOut() {
  const { t } = useTranslation();
  const client = useClient();
  const refuse = useRefusal();
  const [unsent, setUnsent] = useState(0);
  const leave = (discard: boolean) =>
    client.signOut({ discard }).then(signOut, (error: unknown) => {
      const count = unsentIn(error);
      if (count > 0) setUnsent(count);
      else refuse(codeOf(error));
    });
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      {unsent > 0 && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm">
          {t('account.unsent', { count: unsent })}
        </p>
      )}
      <Button look={unsent > 0 ? 'danger' : 'secondary'} icon={LogOut} onClick={() => void leave(unsent > 0)}>
        {unsent > 0 ? t('account.signOutAnyway') : t('account.signOut')}
      </Button>
    </div>
  );
}
