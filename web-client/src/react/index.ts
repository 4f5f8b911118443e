export { AnnounceContext, useAnnounce, type Announce } from './announce';
export { ClientProvider, RoomProvider, useClient, useRoom } from './context';
export { codeOf, useAttempt, useMutate, type Mutate } from './mutate';
export { useEditors, useFollow, useOthers, usePointers, usePresence, useSelf, useUpdatePresence } from './presence';
export { useReadable, useSelected } from './readable';
export { RefusalContext, useRefusal, type Refuse } from './refusal';
export { useAll, useCanEdit, useConnection, useEntities, useEntity, useMeta, useNameOf, useOutbox, useRejected, useRole, useRoomState, useSelect, useSyncStatus } from './room';
export { type Pages, type Undo, useActivity, useComments, useConflicts, useHistory, useLock, useMembers, useMetrics, useMutation, useNotifications, useSubscription, useUndo, useVersions } from './hooks';
export { hooksOf, type KindHooks, type TypedEntity } from './typed';
