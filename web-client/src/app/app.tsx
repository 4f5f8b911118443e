import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { createClient, invitationsFor } from '../core';
import { ClientProvider, useClient, useReadable } from '../react';
import { Announcer } from '../ui/a11y/announcer';
import { Toasts } from '../ui/kit/toast';
import { Refusals } from '../ui/shell/refusals';
import { SkipLink } from '../ui/shell/skip-link';
import { SteadyLinkProvider } from '../ui/status/steady-link';
import { InboxNews } from '../ui/inbox/news';
import { UpdatePrompt } from '../pwa/update-prompt';
import { settings as chosen } from '../settings/settings';
import { CrashScreen } from './crash-screen';
import { awaitReturn, INVITE, returnAwaited } from './invite/secret';
import { kinds } from './kinds';
import { authOf, type Session, session, signOut } from './session';
import { PaletteHost } from './palette/palette-host';
import { BACK } from './session/config';
import { SignInPage } from './sign-in-page';
import { home, invite, notFound, room, settings, signInReturn } from './pages';

const HomePage = lazy(home);
const InvitePage = lazy(invite);
const NotFoundPage = lazy(notFound);
const RoomPage = lazy(room);
const SettingsPage = lazy(settings);
const SignInReturn = lazy(signInReturn);

export function App() {
  return (
    <CrashScreen>
      <Announcer>
        <Toasts>
          <Refusals>
            <Suspense fallback={null}>
              <Pages />
            </Suspense>
            <UpdatePrompt />
          </Refusals>
        </Toasts>
      </Announcer>
    </CrashScreen>
  );
}

function Pages() {
  const current = useReadable(session);
  const [path] = useLocation();
  if (path === BACK) return <SignInReturn />;
  // A renewed token is the same person: the client lives on.
  return current === null ? <SignedOut /> : <SignedIn key={current.user} session={current} />;
}

/** Whoever was invited sees to what before signing in. */
function SignedOut() {
  const [path] = useLocation();
  const [invitations] = useState(() => invitationsFor('', null));
  if (path === '/' && returnAwaited()) return <Redirect to={INVITE} replace />;
  if (path !== INVITE) return <SignInPage />;
  return <InvitePage invitations={invitations} user={null} signIn={<SignInPage atOnce />} onSignOut={signInAsAnother} />;
}

/** Signing out leaves the page, and comes back to the app; the invitation waits for whoever signs in then. */
function signInAsAnother(): void {
  awaitReturn();
  signOut();
}

function Invitation() {
  const { invitations, user } = useClient();
  return <InvitePage invitations={invitations} user={user} signIn={null} onSignOut={signInAsAnother} />;
}

function SignedIn({ session }: { session: Session }) {
  const [client] = useState(() => createClient({ baseUrl: '', auth: authOf(session), kinds, offline: chosen.get().offline }));
  const { since } = session;
  useEffect(() => {
    // A sign-in that had ended and is there again, be it in another tab: what waited goes on.
    if (since > 0 && client.connection.get().name === 'needs-auth') client.retryNow();
  }, [client, since]);
  return (
    <ClientProvider client={client}>
      <SteadyLinkProvider>
        <InboxNews />
        <PaletteHost>
          <SkipLink />
          <Switch>
            <Route path="/">
              {/* Back from a sign-in elsewhere, which the invitation waited for. */}
              {returnAwaited() ? <Redirect to={INVITE} replace /> : <HomePage />}
            </Route>
            <Route path={INVITE}>
              <Invitation />
            </Route>
            <Route path="/settings">
              <SettingsPage />
            </Route>
            <Route path="/rooms/:id">{({ id }) => <RoomPage key={id} id={id} />}</Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </PaletteHost>
      </SteadyLinkProvider>
    </ClientProvider>
  );
}
