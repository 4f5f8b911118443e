import { RotateCcw, Scale } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import type { Fields, Version } from '../../core';
import { useFormat } from '../../i18n/format';
import { useCanEdit, useEntity, useMutate, useVersions } from '../../react';
import { useHeldWhilePressed } from '../a11y/held-while-pressed';
import { Avatar } from '../kit/avatar';
import { Button } from '../kit/button';
import { useToast } from '../kit/toast';
import { When } from '../kit/when';
import type { Target } from '../panel/panel';
import { useShownName } from '../presence/shown-name';
import { FieldChangeList } from './field-changes';
import { MorePages, useFresh } from './pages';
import { differences, madeBy } from './versions';

const PAGE = 50;

/** All versions of one entity, the newest first. */
export function VersionList({ on }: { on: Target }) {
  const { t } = useTranslation();
  const pages = useVersions(on);
  const { stale, show } = useFresh(pages, PAGE);
  const now = useEntity(on.type, on.id)?.fields ?? null;
  const versions = useHeldWhilePressed(pages.items);
  return (
    <>
      {stale && <Button onClick={show}>{t('panel.history.showNew')}</Button>}
      {now === null && versions.length > 0 && <p className="rounded-md bg-sunken px-3 py-2 text-sm">{t('panel.history.version.gone')}</p>}
      <ol className="flex flex-col gap-2">
        {versions.map((version, at) => (
          <VersionCard key={version.seq} on={on} version={version} made={madeBy(versions, at)} now={now} newest={at === 0} />
        ))}
      </ol>
      <MorePages pages={pages}>{versions.length === 0 ? t('panel.history.none') : t('panel.history.end')}</MorePages>
    </>
  );
}

interface VersionCardProps {
  on: Target;
  version: Version;
  made: ReturnType<typeof madeBy>;
  /** What the entity holds; null where there is none any more. */
  now: Fields | null;
  newest: boolean;
}

function VersionCard({ on, version, made, now, newest }: VersionCardProps) {
  const { t } = useTranslation();
  const nameOf = useShownName();
  const canEdit = useCanEdit();
  const [comparing, setComparing] = useState(false);
  const name = nameOf(version.by.user);
  const whole = version.deleted !== true;
  const current = newest && whole && now !== null;
  return (
    <li data-testid="version" className="rounded-lg border border-line bg-surface px-3 py-2">
      <div className="flex items-center gap-2 pb-1">
        <Avatar user={version.by.user} name={name} size="sm" />
        <p className="min-w-0 flex-1 truncate text-sm font-semibold">{name}</p>
        <When at={version.at} />
      </div>
      <Summary version={version} />
      {made !== null && <FieldChangeList type={on.type} fields={made} />}
      {current && <p className="text-sm text-ink-soft">{t('panel.history.version.now')}</p>}
      {whole && !current && (
        <div className="-ml-3 flex flex-wrap">
          {now !== null && (
            <Button look="quiet" icon={Scale} aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
              {t('panel.history.version.compare')}
            </Button>
          )}
          {canEdit && <Restore on={on} version={version} />}
        </div>
      )}
      {comparing && now !== null && <ToNow on={on} from={version.fields} now={now} />}
    </li>
  );
}

function Summary({ version }: { version: Version }) {
  const { t } = useTranslation();
  if (version.deleted === true) return <p className="text-sm">{t('panel.history.version.wasDeleted')}</p>;
  return version.change.op === 'create' ? <p className="text-sm">{t('panel.history.version.made')}</p> : null;
}

function ToNow({ on, from, now }: { on: Target; from: Fields; now: Fields }) {
  const { t } = useTranslation();
  const fields = differences(from, now);
  if (Object.keys(fields).length === 0) return <p className="text-sm">{t('panel.history.version.same')}</p>;
  return (
    <div data-testid="version-to-now" className="rounded-md bg-sunken px-3 py-2">
      <p className="text-sm font-medium">{t('panel.history.version.toNow')}</p>
      <FieldChangeList type={on.type} fields={fields} />
    </div>
  );
}

/** U9: a new change that makes it what it was; nothing of the history goes. */
function Restore({ on, version }: { on: Target; version: Version }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mutate = useMutate();
  const toast = useToast();
  const restore = () => {
    if (mutate('version.restore', [{ op: 'restore', ...on, fields: version.fields }]) !== null) toast({ text: t('panel.history.version.restored') });
  };
  const when = `${format.date(version.at)}, ${format.clock(version.at)}`;
  return (
    <Button look="quiet" icon={RotateCcw} aria-label={`${t('panel.history.version.restore')}: ${t('panel.history.version.restoreOf', { when })}`} onClick={restore}>
      {t('panel.history.version.restore')}
    </Button>
  );
}
