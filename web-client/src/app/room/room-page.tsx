import { lazy, memo, Suspense, useDeferredValue } from 'react';
import { RoomProvider, useMeta, useRoomState } from '../../react';
import { workspaceOf } from '../../workspaces';
import { kinds } from '../kinds';
import { Skeleton } from '../../ui/shell/skeleton';
import { NotFoundPage } from '../not-found-page';
import { LeftRoom, Opening, Refused } from './room-states';
import { RoomShell } from './room-shell';

const PlainWorkspace = lazy(() => import('../../workspaces/plain/workspace'));

/** F5 of the protocol. */
const ROOM_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** A room at its own address, whoever opens it and from wherever. */
export default function RoomPage({ id }: { id: string }) {
  if (!ROOM_ID.test(id)) return <NotFoundPage />;
  return (
    <RoomProvider id={id}>
      <RoomInState />
    </RoomProvider>
  );
}

function RoomInState() {
  // A room is much to draw: that is done in small pieces, between which the page answers.
  const { name, problem } = useDeferredValue(useRoomState());
  switch (name) {
    case 'opening':
      return <Opening />;
    case 'refused':
      return <Refused code={problem ?? 'internal'} />;
    case 'revoked':
      return <LeftRoom code={problem ?? 'removed'} />;
    case 'cached':
    case 'live':
      return <Workspace />;
  }
}

function Workspace() {
  const meta = useMeta();
  if (meta === null) return <Opening />;
  return (
    <RoomShell>
      <ScreenOf kind={meta.kind} />
    </RoomShell>
  );
}

/** Until the screen of the kind is loaded: under the header nothing is blank. */
function Coming() {
  return (
    <main id="main" aria-busy className="flex flex-col gap-4 py-4" data-testid="coming">
      <Skeleton />
    </main>
  );
}

/** Not drawn again with every change of the room's title or members. */
const ScreenOf = memo(function ScreenOf({ kind: name }: { kind: string }) {
  const { Screen } = workspaceOf(name);
  return <Suspense fallback={<Coming />}>{Screen === undefined ? <PlainWorkspace name={name} kind={kinds.find(({ kind }) => kind === name)} /> : <Screen />}</Suspense>;
});
