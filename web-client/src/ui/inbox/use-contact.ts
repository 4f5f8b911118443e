import { useEffect } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useClient, useConnection } from '../../react';

const STORED = 'tandem.contact';

/** Tells the server the language of letters to this person, once for each language, and each month again: an address may have become another. */
export function useContact(): void {
  const { inbox, user } = useClient();
  const { i18n } = useTranslation();
  const online = useConnection().transport !== 'none';
  const language = i18n.language === 'th' ? 'th' : 'en';
  useEffect(() => {
    const told = `${user} ${language} ${new Date().toISOString().slice(0, 7)}`;
    if (!online || localStorage.getItem(STORED) === told) return;
    // Where it fails, the next visit tells it: until then letters come as they came before.
    inbox.setContact(language).then(
      () => localStorage.setItem(STORED, told),
      () => undefined,
    );
  }, [inbox, user, language, online]);
}
