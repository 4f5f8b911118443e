import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { createClient, invitationsFor } from '../core';
import { ClientProvider, useClient, useReadable } from '../react';
import { Announcer } from '../ui/a11y/announcer';
import { Toasts } from '../ui/kit/toast';
import { Refusals } from '../ui/shell/refusals';
import { SteadyLinkProvider } from '../ui/status/steady-link';
import { UpdatePrompt } from '../pwa/update-prompt';
import { CrashScreen } from './crash-screen';
import { HomePage } from './home/home-page';
import { INVITE, keptSecret } from './invite/secret';
import { kinds } from './kinds';
import { NotFoundPage } from './not-found-page';
import { authOf, type Session, session, signOut } from './session';
import { SignInPage } from './sign-in-page';

const InvitePage = lazy(() => import('./invite/invite-page'));
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
  return current === null ? <SignedOut /> : <SignedIn key={current.user} session={current} />;
}

/** Whoever was invited sees to what before signing in. */
function SignedOut() {
  const [path] = useLocation();
  const [invitations] = useState(() => invitationsFor('', null));
  if (path !== INVITE) return <SignInPage />;
  return (
    <Suspense fallback={null}>
      <InvitePage invitations={invitations} user={null} signIn={<SignInPage />} onSignOut={signOut} />
    </Suspense>
  );
}

function Invitation() {
  const { invitations, user } = useClient();
  return <InvitePage invitations={invitations} user={user} signIn={null} onSignOut={signOut} />;
}

function SignedIn({ session }: { session: Session }) {
  const [client] = useState(() => createClient({ baseUrl: '', auth: authOf(session), kinds }));
  return (
    <ClientProvider client={client}>
      <SteadyLinkProvider>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/">
              {/* Back from a sign-in elsewhere, which the invitation waited for. */}
              {keptSecret() === null ? <HomePage /> : <Redirect to={INVITE} replace />}
            </Route>
            <Route path={INVITE}>
              <Invitation />
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
