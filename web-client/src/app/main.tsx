import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/init';
import { watchForms } from '../pwa/begun';
import { whenIdle } from '../pwa/idle';
import { watchInstall } from '../pwa/install';
import { registerServiceWorker } from '../pwa/register';
import { App } from './app';
import { INVITE, takeSecret } from './invite/secret';
import { preload } from './pages';
import { takeAnswer } from './session/begun';
import './theme.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
takeSecret();
takeAnswer();
addEventListener('hashchange', () => {
  takeSecret();
  // Another invitation, put over the one that is shown.
  if (location.pathname === INVITE) location.reload();
});
// The first page is drawn at once as a whole, in small pieces of work: what index.html shows stays until then.
void Promise.all([preload(), startI18n()]).then(() => {
  startTransition(() => createRoot(root).render(<App />));
  // What is fetched for a start without network does not stand in the way of what is wanted now.
  whenIdle(() => void registerServiceWorker().catch((error: unknown) => console.warn('no service worker: the app will not start without network', error)));
});
watchInstall();
watchForms();
