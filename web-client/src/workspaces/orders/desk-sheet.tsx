import { DraftField } from '../../ui/form/draft-field';
import { useRequired } from '../../ui/form/checks';
import { Button } from '../../ui/kit/button';
import { SelectField } from '../../ui/kit/field';
import { Sheet } from '../../ui/kit/sheet';
import { currencies } from './model';
import { useDesk } from './use-desk';

/** What the desk is called, and the currency of its amounts. */
export function DeskSheet({ onClose }: { onClose: () => void }) {
  const { t, book, actions } = useDesk();
  const required = useRequired();
  return (
    <Sheet
      title={t('orders.desk.title')}
      shape="dialog"
      onClose={onClose}
      testId="desk-sheet"
      footer={
        <Button look="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <DraftField label={t('orders.desk.name')} value={book.desk.name} maxLength={200} check={required} autoComplete="off" onWrite={(name) => actions.editDesk({ name: name.trim() })} />
        <SelectField label={t('orders.desk.currency')} hint={t('orders.desk.currencyHint')} value={book.desk.currency} onChange={(event) => actions.editDesk({ currency: event.target.value })}>
          {currencies.map((currency) => (
            <option key={currency} value={currency}>
              {currency}
            </option>
          ))}
        </SelectField>
      </div>
    </Sheet>
  );
}
