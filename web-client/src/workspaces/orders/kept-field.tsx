import { Copy, X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { TextField } from '../../ui/kit/field';
import { type Draft, useDraft } from '../../ui/form/draft';
import { Button } from '../../ui/kit/button';
import { useToast } from '../../ui/kit/toast';
import { useDesk } from './use-desk';

interface KeptFieldProps {
  label: string;
  name: string;
  value: string;
  editable: boolean;
  onWrite: (text: string) => void;
  check?: (text: string) => string | undefined;
  hint?: string;
  /** How it is written for those who only read. */
  shown?: string;
}

type Inherited = Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'maxLength' | 'min'>;

/** A line of an order that saves itself while the order is one's own. When it is not any more, what was typed is kept. */
export function KeptField({ label, name, value, editable, onWrite, check, hint, shown, ...rest }: KeptFieldProps & Inherited) {
  const draft = useDraft(value, onWrite, check, !editable);
  if (!editable) {
    return (
      <Fact label={label} value={shown ?? value}>
        {draft.kept !== undefined && <Kept draft={draft} text={draft.kept} />}
      </Fact>
    );
  }
  return (
    <div data-field={name}>
      <TextField
        label={label}
        hint={hint}
        error={draft.error}
        value={draft.text}
        autoComplete="off"
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.commit}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && draft.commit()}
        {...rest}
      />
    </div>
  );
}

/** A field for those who only read. */
export function Fact({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-soft">{label}</p>
      <p>{value === '' ? '–' : value}</p>
      {children}
    </div>
  );
}

export function Kept({ draft, text }: { draft: Draft; text: string }) {
  const { t } = useDesk();
  const toast = useToast();
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => toast({ text: t('common.copied') }),
      () => toast({ text: t('common.copyFailed') }),
    );
  return (
    <span role="status" data-testid="kept" className="flex flex-wrap items-center gap-x-1 text-warn">
      <span className="w-full select-all">{t('orders.lock.kept', { text })}</span>
      <span className="w-full text-ink-soft">{t('orders.lock.keptHint')}</span>
      <Button look="quiet" icon={Copy} onClick={copy} className="-ml-3">
        {t('orders.lock.copy')}
      </Button>
      <Button look="quiet" icon={X} onClick={draft.revert}>
        {t('orders.lock.forget')}
      </Button>
    </span>
  );
}
