import { Activity, GitMerge, History, MessageSquare, Printer, Search, UserPlus, Users } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useCanEdit, useRoom } from '../../react';
import { type Command, useCommands } from '../../ui/palette/commands';
import type { OpenPanel } from '../../ui/panel/panel';
import { usePlace } from '../../ui/place';
import { titleOf } from '../../ui/title-of';
import { workspaceOf } from '../../workspaces';

interface Openers {
  readonly panel: OpenPanel;
  readonly share: () => void;
  readonly status: () => void;
}

function act(id: string, icon: Command['icon'], label: string, run: () => void): Command {
  return { id, group: 'here', icon, label, run };
}

/** What the palette can do in a room: everything its header can, and go to whatever is in it by name. */
export function useRoomCommands({ panel, share, status }: Openers): void {
  const { t } = useTranslation();
  const room = useRoom();
  const canEdit = useCanEdit();
  const [, go] = usePlace();
  useCommands(() => {
    const meta = room.meta.get();
    const entities = workspaceOf(meta?.kind ?? '').opens.flatMap((type) =>
      [...(room.entities.get().get(type)?.values() ?? [])].flatMap((entity): Command[] => {
        const label = titleOf(entity.fields);
        return label === '' ? [] : [{ id: `${type}-${entity.id}`, group: 'entity', icon: Search, label, run: () => go({ type, id: entity.id }) }];
      }),
    );
    return [
      ...(canEdit ? [act('share', UserPlus, t('share.open'), share)] : []),
      act('people', Users, t('palette.people'), () => panel({ tab: 'people' })),
      act('comments', MessageSquare, t('palette.comments'), () => panel({ tab: 'comments' })),
      act('history', History, t('palette.history'), () => panel({ tab: 'history' })),
      act('conflicts', GitMerge, t('palette.conflicts'), () => panel({ tab: 'conflicts' })),
      act('status', Activity, t('status.title'), status),
      act('print', Printer, t('palette.print'), () => print()),
      ...entities,
    ];
  });
}
