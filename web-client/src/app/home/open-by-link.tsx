import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation } from 'wouter';
import { Button } from '../../ui/kit/button';
import { TextField } from '../../ui/kit/field';

/** Somebody's link, or only its last part. */
export function OpenByLink() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const id = roomIdIn(text);
    setWrong(id === undefined);
    if (id !== undefined) navigate(`/rooms/${id}`);
  };
  return (
    <form onSubmit={open} className="flex max-w-xl flex-wrap items-start gap-3 border-t border-line pt-6">
      <div className="min-w-0 flex-1 basis-64">
        <TextField
          label={t('openLink.label')}
          hint={t('openLink.hint')}
          error={wrong ? t('openLink.wrong') : undefined}
          value={text}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" className="sm:mt-7" disabled={text.trim() === ''}>
        {t('openLink.go')}
      </Button>
    </form>
  );
}

/** The room id in an address or by itself; undefined where there is none. */
export function roomIdIn(text: string): string | undefined {
  const trimmed = text.trim();
  const id = /\/rooms\/([^/?#]+)/.exec(trimmed)?.[1] ?? trimmed;
  return /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined;
}
