import { FileUp, House, Keyboard, Languages, Monitor, Moon, Plus, Settings, Sun } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation } from 'wouter';
import { changeLanguage } from '../../i18n/init';
import { changeSettings, type Settings as Chosen } from '../../settings/settings';
import { kindTitle } from '../../ui/kind';
import type { Command } from '../../ui/palette/commands';
import { workspaceOf } from '../../workspaces';
import { useMyRooms } from '../home/rooms';
import { kinds } from '../kinds';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** What can be done from anywhere: go to a room, make one, and change how the app looks. */
export function useAppCommands(onHelp: () => void): readonly Command[] {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const { rooms } = useMyRooms();
  return useMemo((): readonly Command[] => {
    const go = (to: string) => () => navigate(to);
    const theme = (to: Chosen['theme']): Command => ({ id: `theme-${to}`, group: 'app', icon: themeIcons[to], label: t(`shell.palette.themes.${to}`), words: t('shell.settings.theme'), run: () => changeSettings({ theme: to }) });
    return [
      ...(rooms ?? [])
        .filter(({ archived }) => !archived)
        .map(({ id, title, kind }): Command => ({ id: `room-${id}`, group: 'room', icon: workspaceOf(kind).icon, label: title, hint: kindTitle(kinds.find((it) => it.kind === kind) ?? { kind, title: {} }, i18n.language), run: go(`/rooms/${id}`) })),
      { id: 'home', group: 'app', icon: House, label: t('common.toLists'), run: go('/') },
      { id: 'create', group: 'app', icon: Plus, label: t('home.create'), run: go('/?open=create') },
      { id: 'import', group: 'app', icon: FileUp, label: t('shell.import.title'), run: go('/?open=import') },
      { id: 'settings', group: 'app', icon: Settings, label: t('shell.settings.title'), run: go('/settings') },
      { id: 'english', group: 'app', icon: Languages, label: 'English', words: t('language.label'), run: () => void changeLanguage('en').catch(() => {}) },
      { id: 'thai', group: 'app', icon: Languages, label: 'ไทย', words: `Thai ${t('language.label')}`, run: () => void changeLanguage('th').catch(() => {}) },
      theme('light'),
      theme('dark'),
      theme('system'),
      { id: 'help', group: 'app', icon: Keyboard, label: t('shell.keys.title'), hint: '?', run: onHelp },
    ];
  }, [t, i18n.language, navigate, rooms, onHelp]);
}
