import { numberOf, useNumberCheck, useRequired } from '../../ui/form/checks';
import { DraftField } from '../../ui/form/draft-field';
import { EntitySheet } from '../../ui/entity-sheet';
import { Check } from '../../ui/kit/choice';
import { SelectField } from '../../ui/kit/field';
import { type PricingRule, reductions, ruleOf } from './model';
import { useRemoval } from './removal';
import { ruleSentence } from './rule-sentence';
import { useDesk } from './use-desk';

/** Everything about a pricing rule, with what it comes to in a sentence. */
export function RuleSheet({ id }: { id: string }) {
  const desk = useDesk();
  const { t, actions, close, isOwner, book } = desk;
  const remove = useRemoval();
  const onRemove = () => {
    const name = book.rules.find((rule) => rule.id === id)?.name ?? '';
    close();
    remove(actions.rule.remove(id), t('orders.prices.deleted', { name }));
  };
  return (
    <EntitySheet type="pricingRule" id={id} onClose={close} {...(isOwner && { onRemove, onRestore: (was) => void actions.restore('pricingRule', id, was) })} testId="rule-sheet">
      {(entity) => {
        const rule = ruleOf(entity);
        return (
          <>
            <p role="status" data-testid="sentence" className="rounded-md bg-accent-soft px-3 py-2 text-sm text-accent-text">
              {ruleSentence(desk, rule)}
            </p>
            <Fields rule={rule} />
          </>
        );
      }}
    </EntitySheet>
  );
}

function Fields({ rule }: { rule: PricingRule }) {
  const { t, actions, isOwner, book } = useDesk();
  const required = useRequired();
  const value = useNumberCheck({ min: 0, max: rule.kind === 'percent' ? 100 : 1_000_000 });
  const pieces = useNumberCheck({ min: 1, max: 100_000, whole: true, optional: true });
  const edit = (set: Parameters<typeof actions.rule.edit>[1]) => void actions.rule.edit(rule.id, set);
  const readOnly = !isOwner;
  return (
    <>
      <DraftField label={t('orders.prices.name')} value={rule.name} maxLength={200} check={required} readOnly={readOnly} autoComplete="off" onWrite={(name) => edit({ name: name.trim() })} />
      <Check label={t('orders.prices.active')} checked={rule.active} disabled={readOnly} onChange={(active) => edit({ active })} />
      <SelectField label={t('orders.prices.kind')} value={rule.kind} disabled={readOnly} onChange={(event) => edit({ kind: event.target.value })}>
        {reductions.map((kind) => (
          <option key={kind} value={kind}>
            {t(`orders.prices.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <DraftField label={t(`orders.prices.value.${rule.kind}`)} value={String(rule.value)} inputMode="decimal" check={value} readOnly={readOnly} autoComplete="off" onWrite={(text) => edit({ value: numberOf(text) })} />
        <DraftField
          label={t('orders.prices.minQuantity')}
          hint={t('orders.prices.minHint')}
          value={rule.minQuantity === null ? '' : String(rule.minQuantity)}
          inputMode="numeric"
          check={pieces}
          readOnly={readOnly}
          autoComplete="off"
          onWrite={(text) => edit({ minQuantity: text.trim() === '' ? null : numberOf(text) })}
        />
      </div>
      <Named label={t('orders.prices.goods')} any={t('orders.prices.anyGoods')} all={book.stock} value={rule.stockId} disabled={readOnly} onChange={(stockId) => edit({ stockId })} />
      <Named label={t('orders.prices.customer')} any={t('orders.prices.anyone')} all={book.customers} value={rule.customerId} disabled={readOnly} onChange={(customerId) => edit({ customerId })} />
    </>
  );
}

interface NamedProps {
  label: string;
  any: string;
  all: readonly { readonly id: string; readonly name: string }[];
  value: string | null;
  disabled: boolean;
  onChange: (id: string | null) => void;
}

function Named({ label, any, all, value, disabled, onChange }: NamedProps) {
  return (
    <SelectField label={label} value={value ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{any}</option>
      {all.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
