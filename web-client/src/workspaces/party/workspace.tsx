import { ChefHat, ClipboardList, PartyPopper, ShoppingCart } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useAnnounce, useCanEdit } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Tabs } from '../../ui/kit/tabs';
import { useToast } from '../../ui/kit/toast';
import { usePlace, useWhereabouts } from '../../ui/place';
import { usePartyActions } from './actions';
import { CookingView } from './cooking/cooking-view';
import { OpenThing } from './open-thing';
import { OverviewView } from './overview/overview-view';
import { withCountedUnits } from './quantity';
import { ShoppingView } from './shopping/shopping-view';
import { SignsContext, useSigns } from './signs';
import { TasksView } from './tasks/tasks-view';
import { firstView, PartyContext, type PartyView, PartyViewContext, useMe, usePartyState, type View, viewOf, views } from './view';

const icons = { overview: PartyPopper, tasks: ClipboardList, cooking: ChefHat, shopping: ShoppingCart } as const;
const screens = { overview: OverviewView, tasks: TasksView, cooking: CookingView, shopping: ShoppingView } as const;

/** A party: what it costs, what is to do, to cook and to buy. Whoever has a part in it sees that part first. */
export default function PartyWorkspace() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const state = usePartyState();
  const signs = useSigns();
  const { place, view, shared } = usePartyPlace();
  useWhereabouts({ ...place, view });
  const Screen = screens[view];
  return (
    <PartyViewContext value={shared}>
      <PartyContext value={state}>
        <SignsContext value={signs}>
          <main id="main" className="flex flex-col gap-4 pt-2 pb-28">
            <Tabs views label={t('party.views')} tabs={views.map((value) => ({ value, label: t(`party.view.${value}`), icon: icons[value] }))} value={view} onChange={shared.show}>
              <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
                <Screen />
              </FocusKeeper>
            </Tabs>
          </main>
          <OpenThing place={place} />
        </SignsContext>
      </PartyContext>
    </PartyViewContext>
  );
}

/** The view in the address; that of the thing in the address; else the one of the person's part. */
function usePartyPlace() {
  const { t } = useTranslation();
  const plain = useFormat();
  const format = useMemo(() => withCountedUnits(t, plain), [t, plain]);
  const toast = useToast();
  const canEdit = useCanEdit();
  const actions = usePartyActions();
  const me = useMe();
  const [place, go] = usePlace();
  const named = views.find((known) => known === place.view) ?? viewOf(place.type);
  const view: View = named ?? firstView(me);
  // What somebody saw first stays, also when their part in the party changes while they look.
  useEffect(() => {
    if (named === undefined) go({ ...place, view }, { replace: true });
  }, [named, place, view, go]);
  const shared = useMemo(
    (): PartyView => ({
      t,
      format,
      canEdit,
      actions,
      show: (next) => go({ view: next }),
      open: (type, id) => go({ view, type, id }),
      close: () => go({ view }),
      remove(type, id) {
        const { name, undo } = actions.remove(type, id);
        go({ view }, { replace: true });
        toast({ text: t('party.row.deleted', { name }), action: { label: t('common.undo'), run: undo } });
      },
    }),
    [t, format, canEdit, actions, go, view, toast],
  );
  return { place, view, shared };
}
