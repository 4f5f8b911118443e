import { lazy, Suspense, useState } from 'react';
import { withTexts } from '../../i18n/init';
import { useClient, useRoom } from '../../react';
import { endWelcome, keepWelcome, welcomeTo } from './kept';

const WelcomeDialog = lazy(() => withTexts('welcome', () => import('./welcome-dialog')));

/** Receives somebody who came by an invitation, once. Closed before its end, it goes on where it was at the next visit. */
export function WelcomeGuide() {
  const { user } = useClient();
  const { id } = useRoom();
  const [welcome, setWelcome] = useState(() => welcomeTo(user, id));
  if (welcome === null) return null;
  const end = () => {
    endWelcome(user, id);
    setWelcome(null);
  };
  const step = (to: number) => {
    keepWelcome(user, id, { ...welcome, step: to });
    setWelcome({ ...welcome, step: to });
  };
  return (
    <Suspense fallback={null}>
      <WelcomeDialog welcome={welcome} onStep={step} onEnd={end} onLater={() => setWelcome(null)} />
    </Suspense>
  );
}
