import { BadgePercent, EllipsisVertical, FolderOpen, History, MessageSquare, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAnnounce } from '../../react';
import { FocusKeeper } from '../../ui/a11y/focus-keeper';
import { Button } from '../../ui/kit/button';
import { Chip } from '../../ui/kit/chip';
import { Empty } from '../../ui/kit/empty';
import { Menu } from '../../ui/kit/menu';
import { AddByName } from './add-by-name';
import type { PricingRule } from './model';
import { PendingSign } from './pending-sign';
import { useRemoval } from './removal';
import { ruleSentence } from './rule-sentence';
import { useDesk } from './use-desk';

const MOST_RULES = 50;

/** What makes lines cheaper. Owners change it, all others read it. */
export function PricesView() {
  const { t, book, isOwner, actions, open } = useDesk();
  const announce = useAnnounce();
  const [adding, setAdding] = useState(false);
  const full = book.rules.length >= MOST_RULES;
  const add = isOwner && (
    <Button look="primary" icon={Plus} disabled={full} onClick={() => setAdding(true)}>
      {t('orders.prices.add')}
    </Button>
  );
  return (
    <>
      {book.rules.length === 0 ? (
        <Empty icon={BadgePercent} title={t('orders.prices.empty')} text={t('orders.prices.emptyText')}>
          {add}
        </Empty>
      ) : (
        <section aria-label={t('orders.view.prices')} className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="min-w-0 flex-1 basis-72 text-sm text-ink-soft">
              {t('orders.prices.lead')} {!isOwner && t('orders.prices.readOnly')} {full && t('orders.prices.full')}
            </p>
            {add}
          </div>
          <FocusKeeper onLost={() => announce(t('news.focusedGone'))}>
            <ul aria-label={t('orders.prices.label')} className="rounded-xl border border-line bg-surface shadow-lift">
              {book.rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} />
              ))}
            </ul>
          </FocusKeeper>
        </section>
      )}
      {adding && (
        <AddByName
          title={t('orders.prices.add')}
          label={t('orders.prices.name')}
          onClose={() => setAdding(false)}
          onAdd={(name) => {
            // Off until somebody has said what it does.
            const id = actions.rule.add({ name, kind: 'percent', value: 0, active: false });
            if (id !== null) open('pricingRule', id);
          }}
        />
      )}
    </>
  );
}

function RuleRow({ rule }: { rule: PricingRule }) {
  const desk = useDesk();
  const { t, isOwner, actions, open } = desk;
  const inside = (
    <>
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 font-medium">{rule.name}</span>
        {rule.pending && <PendingSign />}
        {!rule.active && <Chip>{t('orders.prices.off')}</Chip>}
      </span>
      <span className="text-sm text-ink-soft">{ruleSentence(desk, rule)}</span>
    </>
  );
  return (
    <li data-row={rule.id} data-testid="rule" data-active={rule.active} className="flex items-center border-t border-line pr-1 first:border-t-0">
      {isOwner ? (
        <>
          <label className="grid size-13 shrink-0 cursor-pointer place-items-center">
            <span className="sr-only">{t('orders.prices.switch', { name: rule.name })}</span>
            <input type="checkbox" data-part="tick" checked={rule.active} onChange={(event) => actions.rule.edit(rule.id, { active: event.target.checked })} className="check size-6" />
          </label>
          <button type="button" data-part="open" onClick={() => open('pricingRule', rule.id)} className="flex min-h-14 min-w-0 flex-1 flex-col justify-center rounded-md py-2 text-left">
            {inside}
          </button>
        </>
      ) : (
        <div className="flex min-h-14 min-w-0 flex-1 flex-col justify-center py-2 pl-4">{inside}</div>
      )}
      <RuleMenu rule={rule} />
    </li>
  );
}

function RuleMenu({ rule }: { rule: PricingRule }) {
  const { t, open, panel, actions, isOwner } = useDesk();
  const remove = useRemoval();
  const on = { type: 'pricingRule', id: rule.id };
  const removal = { label: t('common.delete'), icon: Trash2, danger: true, onSelect: () => void remove(actions.rule.remove(rule.id), t('orders.prices.deleted', { name: rule.name })) };
  return (
    <Menu
      label={t('orders.prices.menu', { name: rule.name })}
      icon={EllipsisVertical}
      part="menu"
      items={[
        ...(isOwner ? [{ label: t('orders.list.openOne'), icon: FolderOpen, onSelect: () => open('pricingRule', rule.id) }] : []),
        { label: t('orders.list.comments'), icon: MessageSquare, onSelect: () => panel({ tab: 'comments', on }) },
        { label: t('orders.list.history'), icon: History, onSelect: () => panel({ tab: 'history', on }) },
        ...(isOwner ? [removal] : []),
      ]}
    />
  );
}
