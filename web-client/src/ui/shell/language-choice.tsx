import { useTranslation } from '../../i18n/texts';
import { changeLanguage, currentLanguage, type Language, languages } from '../../i18n/init';
import { useToast } from '../kit/toast';

/** Each language in its own words, so that it can be found from the other. */
const names: Readonly<Record<Language, string>> = { en: 'English', th: 'ไทย' };

export function LanguageChoice() {
  const { t } = useTranslation();
  const toast = useToast();
  const choose = (language: Language) => void changeLanguage(language).catch(() => toast({ text: t('language.failed'), urgency: 'alert' }));
  return (
    <div role="group" aria-label={t('language.label')} className="inline-flex self-start rounded-lg bg-sunken p-1">
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={currentLanguage() === language}
          onClick={() => choose(language)}
          className="min-h-11 rounded-md px-4 text-sm font-medium text-ink-soft aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-lift"
        >
          {names[language]}
        </button>
      ))}
    </div>
  );
}
