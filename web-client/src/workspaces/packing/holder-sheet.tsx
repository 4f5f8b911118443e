import { Trash2 } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useMeta } from '../../react';
import { Button } from '../../ui/kit/button';
import { SelectField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { useToast } from '../../ui/kit/toast';
import { DraftField } from '../../ui/form/draft-field';
import { bagKinds, type Holder, type Packing } from './model';
import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { usePackingView } from './use-packing';

/** One category, bag or traveler. Closes by itself when somebody deletes it. */
export function HolderSheet({ id, packing, onClose }: { id: string; packing: Packing; onClose: () => void }) {
  const { t } = useTranslation();
  const { dimension, actions } = usePackingView();
  const holder = packing[dimension].find((it) => it.id === id);
  const required = useRequired();
  if (holder === undefined) return <Gone onClose={onClose} />;
  return (
    <Sheet
      title={holder.name}
      onClose={onClose}
      testId="holder-sheet"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftField label={t('holder.name')} value={holder.name} maxLength={200} check={required} autoComplete="off" onEnter={onClose} onWrite={(name) => actions.editHolder(dimension, id, { name: name.trim() })} />
        {dimension === 'bag' && <BagFields bag={holder} />}
        {dimension === 'traveler' && <TravelerFields traveler={holder} />}
        <Delete holder={holder} onClose={onClose} />
      </div>
    </Sheet>
  );
}

function BagFields({ bag }: { bag: Holder }) {
  const { t } = useTranslation();
  const { actions } = usePackingView();
  const kilograms = useNumberCheck({ min: 0, max: 1000, optional: true });
  return (
    <>
      <SelectField label={t('bag.kind')} value={bag.kind ?? ''} onChange={(event) => actions.editHolder('bag', bag.id, { kind: event.target.value === '' ? null : event.target.value })}>
        <option value="">{t('bag.noKind')}</option>
        {bagKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`bag.${kind}`)}
          </option>
        ))}
      </SelectField>
      <DraftField
        label={t('bag.limit')}
        hint={t('bag.limitHint')}
        value={bag.weightLimit === null ? '' : String(bag.weightLimit / 1000)}
        inputMode="decimal"
        check={kilograms}
        onWrite={(text) => actions.editHolder('bag', bag.id, { weightLimit: text.trim() === '' ? null : Math.round(numberOf(text) * 1000) })}
      />
    </>
  );
}

function TravelerFields({ traveler }: { traveler: Holder }) {
  const { t } = useTranslation();
  const { actions } = usePackingView();
  const members = useMeta()?.members ?? [];
  return (
    <SelectField
      label={t('traveler.user')}
      hint={t('traveler.userHint')}
      value={traveler.userId ?? ''}
      onChange={(event) => actions.editHolder('traveler', traveler.id, { userId: event.target.value === '' ? null : event.target.value })}
    >
      <option value="">{t('traveler.nobody')}</option>
      {members.map(({ user, name }) => (
        <option key={user} value={user}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Delete({ holder, onClose }: { holder: Holder; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { dimension, actions } = usePackingView();
  const count = actions.itemsOf(dimension, holder.id).length;
  const remove = () => {
    onClose();
    const undo = actions.removeHolder(dimension, holder.id);
    toast({ text: `${t('holder.deleted', { name: holder.name })} ${count > 0 ? t(`holder.left.${dimension}`, { count }) : ''}`.trim(), action: { label: t('common.undo'), run: undo } });
  };
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <p className="text-sm text-ink-soft">{count > 0 ? t(`holder.willLeave.${dimension}`, { count }) : t('holder.empty')}</p>
      <Button look="danger" icon={Trash2} onClick={remove}>
        {t(`holder.delete.${dimension}`)}
      </Button>
    </div>
  );
}

function Gone({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('gone.title')} shape="dialog" onClose={onClose}>
      <p>{t('gone.text')}</p>
    </Sheet>
  );
}
