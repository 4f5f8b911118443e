import { FileUp } from 'lucide-react';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from '../../i18n/texts';
import { useLocation } from 'wouter';
import { codeOf, useClient } from '../../react';
import { Sheet } from '../../ui/kit/sheet';
import { reasonOf } from '../../ui/status/reason';
import { faultOf, type ImportFault, readRoomFile } from './import-file';

/** A room out of a file that was saved here or elsewhere: the file is read and checked first, then the server makes all of it or nothing. */
export default function ImportRoom({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { rooms } = useClient();
  const [, navigate] = useLocation();
  const [step, setStep] = useState<'choose' | 'reading' | 'sending'>('choose');
  const [fault, setFault] = useState<ImportFault>();
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file === undefined) return;
    setFault(undefined);
    setStep('reading');
    try {
      const read = await readRoomFile(file);
      setStep('sending');
      navigate(`/rooms/${(await rooms.import(read)).id}`);
    } catch (error) {
      setFault(faultOf(error, codeOf(error)));
      setStep('choose');
    }
  };
  const busy = step !== 'choose';
  return (
    <Sheet title={t('shell.import.title')} shape="dialog" onClose={onClose} testId="import-room">
      <div className="flex flex-col gap-4">
        <p>{t('shell.import.text')}</p>
        <label className="flex min-h-24 cursor-pointer flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-line-strong px-4 py-5 text-center has-focus-visible:outline-3 has-focus-visible:outline-accent has-disabled:opacity-60">
          <FileUp aria-hidden className="size-7 text-accent-text" />
          <span className="font-medium">{t('shell.import.choose')}</span>
          <input data-first type="file" accept=".json,application/json" disabled={busy} onChange={(event) => void take(event)} className="sr-only" />
        </label>
        <p role="status" className="text-sm text-ink-soft empty:hidden">
          {busy && t(`shell.import.${step}`)}
        </p>
        {busy && <progress aria-label={t(`shell.import.${step}`)} className="h-1.5 w-full" />}
        {fault && <Fault fault={fault} />}
        <p className="text-xs text-ink-soft">{t('shell.import.csv')}</p>
      </div>
    </Sheet>
  );
}

function Fault({ fault }: { fault: ImportFault }) {
  const { t } = useTranslation();
  const reason = fault.code === undefined ? undefined : reasonOf(t, fault.code);
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm">
      <p>{reason === undefined ? t(`shell.import.fault.${fault.problem}`, { about: fault.about }) : `${reason.what} ${reason.next}`}</p>
      {fault.at !== '' && <p className="text-xs text-ink-soft">{t('shell.import.at', { at: fault.at })}</p>}
      <p className="text-xs">{t('shell.import.nothing')}</p>
    </div>
  );
}
