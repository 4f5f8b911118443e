import { useTranslation } from '../../i18n/texts';
import { useReadable } from '../../react';
import { settings } from '../../settings/settings';
import { Sheet } from '../../ui/kit/sheet';

const keys = [
  { does: 'palette', keys: ['Ctrl', 'K'] },
  { does: 'undo', keys: ['Ctrl', 'Z'] },
  { does: 'redo', keys: ['Ctrl', 'Shift', 'Z'] },
  { does: 'message', keys: ['F8'] },
  { does: 'close', keys: ['Esc'] },
  { does: 'help', keys: ['?'] },
] as const;

const APPLE = /Mac|iPhone|iPad/u;

function shown(key: string): string {
  return key === 'Ctrl' && APPLE.test(navigator.userAgent) ? '⌘' : key;
}

/** The keys that do something everywhere. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { keys: single } = useReadable(settings);
  return (
    <Sheet title={t('shell.keys.title')} shape="dialog" onClose={onClose} testId="shortcuts">
      <dl data-palette className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-3 text-sm">
        {keys
          .filter(({ does }) => single || does !== 'help')
          .map(({ does, keys: all }) => (
            <div key={does} className="contents">
              <dt>{t(`shell.keys.${does}`)}</dt>
              <dd className="flex gap-1">
                {all.map((key) => (
                  <kbd key={key} className="rounded-sm border border-line-strong bg-sunken px-2 py-0.5 font-sans text-xs">
                    {shown(key)}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
      <p className="mt-4 text-xs text-ink-soft">{t('shell.keys.lists')}</p>
    </Sheet>
  );
}
