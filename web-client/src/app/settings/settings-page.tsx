import { ArrowLeft, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Link } from 'wouter';
import { version } from '../../../package.json';
import { formatFor } from '../../i18n/format';
import { useReadable } from '../../react';
import { announcements, changeSettings, settings, themes } from '../../settings/settings';
import { Check, Choice } from '../../ui/kit/choice';
import { NotificationSwitches } from '../../ui/inbox/switches';
import { LanguageChoice } from '../../ui/shell/language-choice';
import { useNow } from '../../ui/status/now';
import { usePageTitle } from '../../ui/shell/page-title';
import { DeviceSettings } from './device-settings';
import { InstallCard } from './install-card';
import { Part } from './part';

/** What a person chooses for this device. All of it holds at once. */
export default function SettingsPage() {
  const { t } = useTranslation();
  usePageTitle(t('shell.settings.title'));
  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col px-4 pb-12 sm:px-6">
      <header className="flex items-center gap-1 py-3">
        <Link href="/" aria-label={t('common.toLists')} title={t('common.toLists')} className="-ml-2 grid size-11 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken">
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <h1 className="text-xl font-semibold">{t('shell.settings.title')}</h1>
      </header>
      <main id="main" data-testid="settings" className="flex flex-col gap-4">
        <LanguageAndDates />
        <Appearance />
        <Announcements />
        <Part title={t('inbox.settings')}>
          <NotificationSwitches />
        </Part>
        <DeviceSettings />
        <InstallCard always />
        <About />
      </main>
    </div>
  );
}

function LanguageAndDates() {
  const { t, i18n } = useTranslation();
  const { calendar } = useReadable(settings);
  const usual = i18n.language === 'th' ? 'buddhist' : 'gregory';
  const now = useNow(60_000);
  const today = (years: 'gregory' | 'buddhist') => formatFor(i18n.language, years).date(now);
  return (
    <Part title={t('shell.settings.language')}>
      <div className="flex flex-col gap-1">
        <h3 className="text-sm font-medium">{t('language.label')}</h3>
        <LanguageChoice />
      </div>
      <Choice
        legend={t('shell.settings.calendar')}
        value={calendar === 'usual' ? usual : calendar}
        onChange={(years) => changeSettings({ calendar: years === usual ? 'usual' : years })}
        options={(['buddhist', 'gregory'] as const).map((years) => ({ value: years, label: t(`shell.settings.${years}`), hint: today(years) }))}
      />
    </Part>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { theme, pointers } = useReadable(settings);
  return (
    <Part title={t('shell.settings.appearance')}>
      <Choice legend={t('shell.settings.theme')} value={theme} onChange={(next) => changeSettings({ theme: next })} options={themes.map((value) => ({ value, label: t(`shell.settings.themes.${value}`) }))} />
      <div className="flex flex-col gap-2">
        <Check label={t('shell.settings.pointers')} checked={pointers} onChange={(on) => changeSettings({ pointers: on })} />
        <p className="text-xs text-ink-soft">{t('shell.settings.pointersHint')}</p>
      </div>
    </Part>
  );
}

function Announcements() {
  const { t } = useTranslation();
  const { announce, keys } = useReadable(settings);
  return (
    <Part title={t('shell.settings.access')}>
      <Choice
        legend={t('shell.settings.announce')}
        value={announce}
        onChange={(next) => changeSettings({ announce: next })}
        options={announcements.map((value) => ({ value, label: t(`shell.settings.announcements.${value}`), hint: t(`shell.settings.announcementsHint.${value}`) }))}
      />
      <Check label={t('shell.settings.keys')} checked={keys} onChange={(on) => changeSettings({ keys: on })} />
    </Part>
  );
}

function About() {
  const { t } = useTranslation();
  return (
    <Part title={t('shell.settings.about')}>
      <p>{t('shell.settings.version', { version })}</p>
      <p className="text-sm text-ink-soft">{t('shell.settings.licence')}</p>
      <ul className="flex flex-wrap gap-x-6">
        <Away href="https://www.apache.org/licenses/LICENSE-2.0">{t('shell.settings.licenceText')}</Away>
        <Away href="/api/openapi.json">{t('shell.settings.api')}</Away>
      </ul>
    </Part>
  );
}

function Away({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-1.5 text-sm font-medium text-accent-text underline underline-offset-4">
        {children}
        <ExternalLink aria-hidden className="size-4" />
      </a>
    </li>
  );
}
