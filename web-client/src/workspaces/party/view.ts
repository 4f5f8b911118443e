import type { TFunction } from '../../i18n/texts';
import { createContext, use, useMemo } from 'react';
import type { Role } from '../../core';
import type { Format } from '../../i18n/format';
import { useClient, useEntities, useMembers, useRole } from '../../react';
import type { PartyActions } from './actions';
import { type Party, partyOf, type TaskRole } from './model';
import { availableOf, type Need, needsOf } from './needs';

export const views = ['overview', 'tasks', 'cooking', 'shopping'] as const;
export type View = (typeof views)[number];

/** What can be opened over a view. */
export type Thing = 'party' | 'budget' | 'task' | 'schedule' | 'ingredient' | 'shoppingItem';

/** What the parts of the workspace share and what seldom changes, so that rows are not drawn again with every edit. */
export interface PartyView {
  readonly t: TFunction;
  readonly format: Format;
  readonly canEdit: boolean;
  readonly actions: PartyActions;
  show(view: View): void;
  open(type: Thing, id: string): void;
  close(): void;
  /** Takes it away and closes what is open; a message can bring it back. */
  remove(type: Exclude<Thing, 'party'>, id: string): void;
}

export const PartyViewContext = createContext<PartyView | null>(null);

export function usePartyView(): PartyView {
  const view = use(PartyViewContext);
  if (view === null) throw new Error('usePartyView needs the party workspace above it');
  return view;
}

/** The party as it is, with what follows from it. */
export interface PartyState {
  readonly party: Party;
  readonly needs: ReadonlyMap<string, Need>;
  /** Ids of the ingredients that are there. */
  readonly available: ReadonlySet<string>;
}

export const PartyContext = createContext<PartyState | null>(null);

export function useParty(): PartyState {
  const state = use(PartyContext);
  if (state === null) throw new Error('useParty needs the party workspace above it');
  return state;
}

export function usePartyState(): PartyState {
  const entities = useEntities();
  return useMemo(() => {
    const party = partyOf(entities);
    return { party, needs: needsOf(party), available: availableOf(party) };
  }, [entities]);
}

/** Who is looking: the crew roles say what they see first, and what is theirs. */
export interface Me {
  readonly user: string;
  readonly role: Role;
  readonly crew: readonly string[];
}

const NO_CREW: readonly string[] = [];

export function useMe(): Me {
  const { user } = useClient();
  const role = useRole();
  const crew = useMembers().find((member) => member.user === user)?.crew ?? NO_CREW;
  return useMemo(() => ({ user, role, crew }), [user, role, crew]);
}

/** A crew role comes before the right to do everything: an owner who cooks is there to cook. */
export function firstView({ crew }: Me): View {
  if (crew.includes('cook')) return 'cooking';
  return crew.includes('logistics') ? 'shopping' : 'overview';
}

/** Whether something that is for a role or for a person is for this one; a person weighs more than a role. */
export function isFor({ user, role, crew }: Me, whom: { readonly role: TaskRole | null; readonly assignee: string | null }): boolean {
  if (whom.assignee !== null) return whom.assignee === user;
  return whom.role === 'owner' ? role === 'owner' : whom.role !== null && crew.includes(whom.role);
}

/** Where a thing is shown, when only it is named: by a notice, or by a link to it. */
export function viewOf(type: string | undefined): View | undefined {
  switch (type) {
    case 'party':
    case 'budget':
      return 'overview';
    case 'task':
      return 'tasks';
    case 'schedule':
    case 'ingredient':
      return 'cooking';
    case 'shoppingItem':
      return 'shopping';
    default:
      return undefined;
  }
}
