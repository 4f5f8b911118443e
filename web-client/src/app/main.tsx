import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/init';
import { registerServiceWorker } from '../pwa/register';
import { App } from './app';
import './theme.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
await startI18n();
createRoot(root).render(<App />);
registerServiceWorker();
