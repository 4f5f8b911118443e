import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Role } from '../../core';
import { Button } from '../kit/button';
import { SelectField, TextField } from '../kit/field';
import { roles } from './member-list';

/** F5 of the protocol. */
const USER = /^[A-Za-z0-9._@+-]{1,128}$/;

export function AddMember({ onAdd, disabled }: { onAdd: (user: string, role: Role) => Promise<boolean>; disabled: boolean }) {
  const { t } = useTranslation();
  const [user, setUser] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [wrong, setWrong] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const name = user.trim();
    setWrong(!USER.test(name));
    if (USER.test(name) && (await onAdd(name, role))) setUser('');
  };
  return (
    <form onSubmit={(event) => void add(event)} aria-label={t('share.add')} className="flex flex-col gap-3 border-t border-line pt-4">
      <TextField
        label={t('share.userId')}
        hint={t('share.userIdHint')}
        error={wrong ? t('share.userIdWrong') : undefined}
        value={user}
        disabled={disabled}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setUser(event.target.value)}
      />
      <SelectField label={t('share.role')} value={role} disabled={disabled} onChange={(event) => setRole(roles.find((it) => it === event.target.value) ?? 'editor')}>
        {roles.map((it) => (
          <option key={it} value={it}>
            {t(`role.${it}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" icon={UserPlus} disabled={disabled || user.trim() === ''}>
        {t('share.addDo')}
      </Button>
    </form>
  );
}
