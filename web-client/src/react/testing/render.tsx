import { cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import type { Area } from '../../i18n/areas';
import { changeLanguage, type Language, startI18n, withTexts } from '../../i18n/init';
import { type PanelView, PanelContext } from '../../ui/panel/panel';
import { Announcer } from '../../ui/a11y/announcer';
import { ConflictHost } from '../../ui/conflicts/conflict-host';
import { Toasts } from '../../ui/kit/toast';
import { Refusals } from '../../ui/shell/refusals';
import { SteadyLinkProvider } from '../../ui/status/steady-link';
import { ClientProvider, RoomProvider } from '../context';
import { FakeClient } from './fake-client';
import { FakeRoom } from './fake-room';

afterEach(cleanup);
// What is loaded when it is first needed takes its time on a busy machine; the limit finds what never comes.
configure({ asyncUtilTimeout: 15_000 });

interface Scene {
  client?: FakeClient;
  room?: FakeRoom;
  language?: Language;
  /** Of which areas there are texts. */
  texts?: readonly Area[];
  /** What the address asks for: `?view=tasks&at=task/hall`. */
  search?: string;
}

/** Shows something as the app does, in a room that is open. */
export async function renderInRoom(children: ReactNode, { room = new FakeRoom(), client = new FakeClient(room), language = 'en', texts = [], search = '' }: Scene = {}) {
  // What a test before it left open in the address is not there.
  history.replaceState(null, '', `/${search}`);
  await startI18n();
  await changeLanguage(language);
  await Promise.all(texts.map((area) => withTexts(area, async () => undefined)));
  const panels: PanelView[] = [];
  const openPanel = (view: PanelView) => void panels.push(view);
  const scene = (inside: ReactNode) => (
    <Announcer>
      <Toasts>
        <Refusals>
          <ClientProvider client={client}>
            <SteadyLinkProvider>
              <RoomProvider id="trip">
                <PanelContext value={openPanel}>
                  <ConflictHost>{inside}</ConflictHost>
                </PanelContext>
              </RoomProvider>
            </SteadyLinkProvider>
          </ClientProvider>
        </Refusals>
      </Toasts>
    </Announcer>
  );
  const view = render(scene(children));
  await view.findByTestId('live-status');
  return { ...view, panels, room: client.room, client, user: userEvent.setup(), show: (next: ReactNode) => view.rerender(scene(next)) };
}
