import { ChevronDown, Link2, Mail } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { InvitationWish, Role } from '../../core';
import { useRole } from '../../react';
import { Button } from '../kit/button';
import { SelectField, TextArea, TextField } from '../kit/field';
import { Tabs } from '../kit/tabs';
import { CrewChoice, useCrewRoles } from './crew-choice';
import { DAYS_MAX, dayAfter, secondsUntilEndOf, USUAL_DAYS } from './days';
import { roles } from './member-list';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MESSAGE_MAX = 500;
const USES_MAX = 1000;

type Way = 'email' | 'link';

/** What is the same for both ways. `until` is a day, `uses` as it was typed. */
interface Terms {
  readonly message: string;
  readonly language: 'en' | 'th';
  readonly until: string;
  readonly uses: string;
}

interface InviteFormProps {
  readonly disabled: boolean;
  /** One is being made: the next one waits, and the button keeps the focus. */
  readonly busy: boolean;
  readonly onInvite: (wish: InvitationWish) => Promise<boolean>;
}

/** By e-mail for one person, by link for whoever gets it. Nobody gives more than they have. */
export function InviteForm({ disabled, busy, onInvite }: InviteFormProps) {
  const { t, i18n } = useTranslation();
  const may = roles.slice(roles.indexOf(useRole()));
  const [way, setWay] = useState<Way>('email');
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const [role, setRole] = useState<Role>('editor');
  const [crew, setCrew] = useState<readonly string[]>([]);
  const [terms, setTerms] = useState<Terms>({ message: '', language: i18n.language === 'th' ? 'th' : 'en', until: dayAfter(USUAL_DAYS), uses: '1' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const to = email.trim();
    const unclear = way === 'email' && !EMAIL.test(to);
    setWrong(unclear);
    if (unclear || !(await onInvite({ role, ...(crew.length > 0 && { crew }), ...meant(terms), ...(way === 'email' ? { email: to } : { maxUses: usesIn(terms) }) }))) return;
    setEmail('');
    setCrew([]);
    setTerms({ ...terms, message: '' });
  };
  const ways = [
    { value: 'email', label: t('share.byEmail') },
    { value: 'link', label: t('share.byLink') },
  ] as const;
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={t('share.invite')} noValidate>
      <Tabs<Way> label={t('share.invite')} tabs={ways} value={way} onChange={setWay}>
        <fieldset disabled={disabled} className="flex flex-col gap-3">
          {way === 'email' && (
            <TextField label={t('share.email')} type="email" autoComplete="email" error={wrong ? t('share.emailWrong') : undefined} value={email} onChange={(event) => setEmail(event.target.value)} />
          )}
          <SelectField label={t('share.canDo')} value={role} onChange={(event) => setRole(roles.find((it) => it === event.target.value) ?? 'viewer')}>
            {may.map((it) => (
              <option key={it} value={it}>
                {t(`role.${it}`)}
              </option>
            ))}
          </SelectField>
          <InviteCrew crew={crew} disabled={disabled} onCrew={setCrew} />
          <TermFields way={way} terms={terms} onChange={setTerms} />
          <Button type="submit" look="primary" icon={way === 'email' ? Mail : Link2} aria-disabled={busy} disabled={way === 'email' && email.trim() === ''} className="aria-disabled:opacity-55">
            {way === 'email' ? t('share.send') : t('share.makeLink')}
          </Button>
        </fieldset>
      </Tabs>
    </form>
  );
}

/** What work the invited do here: their notices are theirs from the first moment on. */
function InviteCrew({ crew, disabled, onCrew }: { crew: readonly string[]; disabled: boolean; onCrew: (crew: readonly string[]) => void }) {
  const { t } = useTranslation();
  if (useCrewRoles().length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p aria-hidden className="text-sm font-medium">
        {t('share.work')}
      </p>
      <CrewChoice label={t('share.work')} crew={crew} disabled={disabled} onCrew={onCrew} />
    </div>
  );
}

/** What most people leave as it is. */
function TermFields({ way, terms, onChange }: { way: Way; terms: Terms; onChange: (terms: Terms) => void }) {
  const { t } = useTranslation();
  const set = (part: Partial<Terms>) => onChange({ ...terms, ...part });
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1 text-sm font-medium text-accent-text">
        {t('share.more')}
        <ChevronDown aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-3 pt-1">
        <TextArea label={t('share.message')} rows={2} maxLength={MESSAGE_MAX} value={terms.message} onChange={(event) => set({ message: event.target.value })} />
        <TextField label={t('share.until')} type="date" required min={dayAfter(1)} max={dayAfter(DAYS_MAX)} value={terms.until} onChange={(event) => set({ until: event.target.value || dayAfter(USUAL_DAYS) })} />
        <SelectField label={t('share.language')} value={terms.language} onChange={(event) => set({ language: event.target.value === 'th' ? 'th' : 'en' })}>
          <option value="en" lang="en">
            English
          </option>
          <option value="th" lang="th">
            ไทย
          </option>
        </SelectField>
        {way === 'link' && (
          <TextField label={t('share.uses')} type="number" inputMode="numeric" min={1} max={USES_MAX} value={terms.uses} onChange={(event) => set({ uses: event.target.value })} onBlur={() => set({ uses: String(usesIn(terms)) })} />
        )}
      </div>
    </details>
  );
}

function usesIn({ uses }: Terms): number {
  return Math.min(USES_MAX, Math.max(1, Math.round(Number(uses)) || 1));
}

function meant({ message, language, until }: Terms): Pick<InvitationWish, 'message' | 'language' | 'expiresIn'> {
  const text = message.trim();
  return { language, expiresIn: secondsUntilEndOf(until), ...(text !== '' && { message: text }) };
}
