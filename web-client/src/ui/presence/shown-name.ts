import { useTranslation } from '../../i18n/texts';
import { useNameOf } from '../../react';

/** An alias stands where somebody was forgotten (PROTOCOL R19); no member has such an id. */
const alias = /^former-[A-Za-z0-9_-]{22}$/;

export function isFormer(user: string): boolean {
  return alias.test(user);
}

/** What people see of somebody: the name, or that it was a member once. */
export function useShownName(): (user: string) => string {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  return (user) => (isFormer(user) ? t('presence.formerMember') : nameOf(user));
}
