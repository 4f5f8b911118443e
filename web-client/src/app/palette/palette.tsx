import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { Sheet } from '../../ui/kit/sheet';
import { type Command, commandsHere } from '../../ui/palette/commands';
import { type Section, sectionsOf } from './match';
import { useAppCommands } from './app-commands';

/** A field that finds rooms, what is in this one, and what can be done; the arrow keys choose, Enter does it. */
export default function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  const { words, setWords, sections, all, chosen, move } = useFound(onHelp);
  const list = useId();
  const run = (command: Command) => {
    onClose();
    // After the dialog has given the focus back: what is opened now takes it.
    queueMicrotask(() => command.run());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== 0) move(step);
    else if (chosen !== undefined) run(chosen);
  };
  return (
    <Sheet title={t('shell.palette.title')} shape="dialog" onClose={onClose} testId="palette">
      <div data-palette className="sticky -top-4 z-10 -mx-5 -mt-4 bg-surface px-5 pt-4 pb-3">
        <label className="relative block">
          <span className="sr-only">{t('shell.palette.label')}</span>
          <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-5 text-ink-soft" />
          <input
            data-first
            role="combobox"
            aria-expanded
            aria-autocomplete="list"
            aria-controls={list}
            aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.id}`}
            value={words}
            placeholder={t('shell.palette.placeholder')}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={onKeyDown}
            className="min-h-12 w-full rounded-md border border-line-strong bg-surface pr-3 pl-10 text-base"
          />
        </label>
      </div>
      <p role="status" className="text-sm text-ink-soft">
        {all.length === 0 ? t('shell.palette.nothing') : <span className="sr-only">{words !== '' && t('shell.palette.found', { count: all.length })}</span>}
      </p>
      <Found id={list} sections={sections} chosen={chosen} onRun={run} />
    </Sheet>
  );
}

/** What fits, and which of it is chosen: the first, until the arrow keys choose another. */
function useFound(onHelp: () => void) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [here] = useState(commandsHere);
  const app = useAppCommands(onHelp);
  const sections = useMemo(() => sectionsOf([...here, ...app], words), [here, app, words]);
  const all = sections.flatMap(({ commands }) => commands);
  const index = Math.min(at, all.length - 1);
  return {
    words,
    sections,
    all,
    chosen: all[index],
    setWords(next: string) {
      setWords(next);
      setAt(0);
    },
    move: (step: 1 | -1) => all.length > 0 && setAt((index + step + all.length) % all.length),
  };
}

function Found({ id, sections, chosen, onRun }: { id: string; sections: readonly Section[]; chosen: Command | undefined; onRun: (command: Command) => void }) {
  const { t } = useTranslation();
  return (
    <div role="listbox" id={id} aria-label={t('shell.palette.title')} className="-mx-2 flex flex-col gap-2">
      {sections.map(({ group, commands }) => (
        <div key={group} role="group" aria-label={t(`shell.palette.groups.${group}`)}>
          <p aria-hidden className="px-3 pt-1 pb-0.5 text-xs font-medium text-ink-soft">
            {t(`shell.palette.groups.${group}`)}
          </p>
          {commands.map((command) => (
            <Option key={command.id} id={`${id}-${command.id}`} command={command} chosen={command === chosen} onRun={() => onRun(command)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({ id, command: { icon: Icon, label, hint }, chosen, onRun }: { id: string; command: Command; chosen: boolean; onRun: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // The keys are those of the field, which names this one as its active descendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div ref={ref} id={id} role="option" aria-selected={chosen} onClick={onRun} className={clsx('flex min-h-11 scroll-my-16 cursor-pointer items-center gap-3 rounded-md px-3 text-sm', chosen ? 'bg-accent-soft font-medium text-accent-text outline-2 -outline-offset-2 outline-accent' : 'hover:bg-sunken')}>
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint !== undefined && <span className="shrink-0 text-xs text-ink-soft">{hint}</span>}
    </div>
  );
}
