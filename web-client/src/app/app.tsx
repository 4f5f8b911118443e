import { lazy, Suspense, useState } from 'react';
import { Route, Switch } from 'wouter';
import { createClient } from '../core';
import { ClientProvider, useReadable } from '../react';
import { Announcer } from '../ui/a11y/announcer';
import { Toasts } from '../ui/kit/toast';
import { Refusals } from '../ui/shell/refusals';
import { SteadyLinkProvider } from '../ui/status/steady-link';
import { UpdatePrompt } from '../pwa/update-prompt';
import { CrashScreen } from './crash-screen';
import { HomePage } from './home/home-page';
import { kinds } from './kinds';
import { NotFoundPage } from './not-found-page';
import { authOf, type Session, session } from './session';
import { SignInPage } from './sign-in-page';

const RoomPage = lazy(() => import('./room/room-page'));

export function App() {
  return (
    <CrashScreen>
      <Announcer>
        <Toasts>
          <Refusals>
            <Pages />
            <UpdatePrompt />
          </Refusals>
        </Toasts>
      </Announcer>
    </CrashScreen>
  );
}

function Pages() {
  const current = useReadable(session);
  // A renewed token is the same person: the client lives on.
  return current === null ? <SignInPage /> : <SignedIn key={current.user} session={current} />;
}

function SignedIn({ session }: { session: Session }) {
  const [client] = useState(() => createClient({ baseUrl: '', auth: authOf(session), kinds }));
  return (
    <ClientProvider client={client}>
      <SteadyLinkProvider>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/">
              <HomePage />
            </Route>
            <Route path="/rooms/:id">{({ id }) => <RoomPage key={id} id={id} />}</Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </Suspense>
      </SteadyLinkProvider>
    </ClientProvider>
  );
}
