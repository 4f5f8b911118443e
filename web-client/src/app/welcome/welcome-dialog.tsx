import { CloudOff, type LucideIcon, Sparkles, UsersRound, Waypoints } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { exists, useTranslation } from '../../i18n/texts';
import { useMeta } from '../../react';
import { Button } from '../../ui/kit/button';
import { Sheet } from '../../ui/kit/sheet';
import { workspaceOf } from '../../workspaces';
import type { Welcome } from './kept';
import { Signs } from './signs';

interface WelcomeDialogProps {
  welcome: Welcome;
  onStep: (step: number) => void;
  /** Read to its end, or skipped. */
  onEnd: () => void;
  /** Closed for now. */
  onLater: () => void;
}

interface Page {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly body: ReactNode;
}

/** Four short pages: who invited, what for, where to look, and that it works without a network. */
export default function WelcomeDialog({ welcome, onStep, onEnd, onLater }: WelcomeDialogProps) {
  const { t } = useTranslation();
  const pages = usePages(welcome);
  const at = Math.min(welcome.step, pages.length - 1);
  const page = pages[at];
  if (page === undefined) return null;
  const { icon: Icon, title, body } = page;
  const last = at === pages.length - 1;
  return (
    <Sheet
      title={t('welcome.title')}
      onClose={onLater}
      shape="dialog"
      testId="welcome"
      footer={
        <>
          {!last && (
            <Button look="quiet" className="mr-auto" onClick={onEnd}>
              {t('welcome.skip')}
            </Button>
          )}
          {at > 0 && <Button onClick={() => onStep(at - 1)}>{t('welcome.back')}</Button>}
          <Button look="primary" onClick={last ? onEnd : () => onStep(at + 1)}>
            {last ? t('welcome.start') : t('welcome.next')}
          </Button>
        </>
      }
    >
      <div className="flex min-h-64 flex-col gap-3" data-step={at + 1}>
        <div className="flex items-center gap-3">
          <span className="grid size-12 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text">
            <Icon aria-hidden className="size-6" />
          </span>
          <div className="min-w-0">
            <p className="text-xs text-ink-soft">{t('welcome.step', { at: at + 1, of: pages.length })}</p>
            <Heading key={at} title={title} />
          </div>
        </div>
        {body}
      </div>
    </Sheet>
  );
}

/** Takes the focus with each page: what was pressed for it is another button now. */
function Heading({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1} className="text-lg font-semibold break-words outline-none">
      {title}
    </h3>
  );
}

function usePages({ by, role }: Welcome): readonly Page[] {
  const { t } = useTranslation();
  const meta = useMeta();
  const kind = meta !== null && exists(`welcome.kind.${meta.kind}.one`) ? meta.kind : 'other';
  const readsOnly = role === 'viewer' || role === 'commenter';
  const point = (part: 'one' | 'two' | 'three') => t(`welcome.kind.${kind}.${part}` as 'welcome.kind.other.one');
  const title = t(`welcome.kind.${kind}.title` as 'welcome.kind.other.title');
  return [
    {
      icon: UsersRound,
      title: t('welcome.invited', { name: by, title: meta?.title ?? '' }),
      body: <Text lines={[t(`welcome.as.${role}`), t('welcome.changes')]} />,
    },
    { icon: workspaceOf(meta?.kind ?? '').icon, title, body: <Points lines={[point('one'), point('two'), point('three')]} /> },
    { icon: Waypoints, title: t('welcome.look'), body: <Signs /> },
    {
      icon: readsOnly ? Sparkles : CloudOff,
      title: t('welcome.offline'),
      body: readsOnly ? <Text lines={[t('welcome.offlineViewer')]} /> : <Points ordered lines={[t('welcome.offlineOne'), t('welcome.offlineTwo'), t('welcome.offlineThree')]} />,
    },
  ];
}

function Text({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <p key={line}>{line}</p>);
}

function Points({ lines, ordered = false }: { lines: readonly string[]; ordered?: boolean }) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={ordered ? 'flex list-decimal flex-col gap-2 pl-6' : 'flex list-disc flex-col gap-2 pl-6'}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </List>
  );
}
