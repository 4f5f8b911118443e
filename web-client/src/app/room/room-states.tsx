import { CloudOff, DoorClosed, RefreshCw, Trash2, UserX } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useFormat } from '../../i18n/format';
import { useOutbox, useRejected, useRoomState } from '../../react';
import { Button } from '../../ui/kit/button';
import { useRoomWord } from '../../ui/kind';
import { LinkButton } from '../../ui/shell/link-button';
import { Notice } from '../../ui/shell/notice';
import { Skeleton } from '../../ui/shell/skeleton';
import { usePageTitle } from '../../ui/shell/page-title';
import { TryNow } from '../../ui/status/banner';
import { reasonOf } from '../../ui/status/reason';
import { useLink } from '../../ui/status/steady-link';
import { KeptEdits } from './kept-edits';

function ToLists() {
  const { t } = useTranslation();
  return (
    <LinkButton href="/" look="primary">
      {t('common.toLists')}
    </LinkButton>
  );
}

export function Opening() {
  const { t } = useTranslation();
  const { link, long } = useLink();
  const { loaded } = useRoomState();
  const format = useFormat();
  usePageTitle('');
  if (link === 'offline' || link === 'signed-out' || link === 'closed' || long) {
    return (
      <Notice icon={CloudOff} title={t('opening.notHere')} testId="not-on-device" actions={<ToLists />}>
        <p>{t('opening.notHereText')}</p>
        <TryNow />
      </Notice>
    );
  }
  return (
    <main id="main" aria-busy className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-4" data-testid="opening">
      <p role="status" className="text-ink-soft">
        {t('opening.text')}
      </p>
      {/* Beside the status: a count that is read out with every page would be noise. */}
      {loaded !== undefined && (
        <p className="text-ink-soft tabular-nums" data-testid="opening-loaded">
          {t('opening.loaded', { count: loaded, number: format.number(loaded) })}
        </p>
      )}
      <Skeleton />
    </main>
  );
}

/** The server does not let this person in, for whatever reason. */
export function Refused({ code }: { code: string }) {
  const { t } = useTranslation();
  usePageTitle('');
  if (code === 'not-a-member') {
    return (
      <Notice icon={DoorClosed} title={t('notMember.title')} testId="not-a-member" actions={<ToLists />}>
        <p>{t('notMember.text')}</p>
        <p>{t('notMember.next')}</p>
      </Notice>
    );
  }
  const { what, next } = reasonOf(t, code);
  const reload = (
    <Button icon={RefreshCw} onClick={() => location.reload()}>
      {t('crash.reload')}
    </Button>
  );
  return (
    <Notice icon={DoorClosed} title={t('refused.title')} testId="refused" actions={<>{reload}<ToLists /></>}>
      <p>{what}</p>
      <p>{next}</p>
      <KeptEdits />
    </Notice>
  );
}

/** Removed while here, or the room is gone: what was not sent yet is shown, to be kept. */
export function LeftRoom({ code }: { code: string }) {
  const { t } = useTranslation();
  const [deleted, left] = [code === 'room-deleted', code === 'left'];
  const kept = useOutbox().length + useRejected().length;
  const room = useRoomWord();
  usePageTitle('');
  return (
    <Notice icon={deleted ? Trash2 : UserX} title={deleted ? t('removed.deletedTitle', { room }) : left ? t('removed.leftTitle', { room }) : t('removed.title')} testId="removed" actions={<ToLists />}>
      <p>{deleted ? t('removed.deletedText') : left ? t('removed.leftText') : t('removed.text', { room })}</p>
      {kept > 0 && <p>{t('removed.kept', { count: kept })}</p>}
      <KeptEdits />
    </Notice>
  );
}
