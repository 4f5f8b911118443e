export { AnnounceContext, useAnnounce, type Announce } from './announce';
export { ClientProvider, RoomProvider, useClient, useRoom } from './context';
export { codeOf, useMutate, type Mutate } from './mutate';
export { useEditors, useFollow, useOthers, usePresence, useSelf, useUpdatePresence } from './presence';
export { useReadable } from './readable';
export { RefusalContext, useRefusal, type Refuse } from './refusal';
export { useCanEdit, useConnection, useEntities, useEntity, useMeta, useNameOf, useOutbox, useRejected, useRole, useRoomState, useSelect, useSyncStatus } from './room';
