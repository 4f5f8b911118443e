import { MessageSquare, MessageSquareDot, MessageSquarePlus } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { useSelect } from '../../react';
import { Button, IconButton } from '../kit/button';
import { usePanel } from '../panel/panel';
import { titleOf } from '../title-of';
import { useTally } from './talk';
import { useMayComment } from './use-may-comment';

interface CommentsButtonProps {
  type: string;
  id: string;
  /** `row`: a square button with a number; `sheet`: with its words. */
  look?: 'row' | 'sheet';
  /** Called first: a sheet may give way to what is opened. */
  onOpen?: () => void;
}

/** Opens what is said about an entity, with how much that is and whether some of it is unread. Who may not write sees it only where there is something to read. */
export function CommentsButton({ type, id, look = 'row', onOpen }: CommentsButtonProps) {
  const { t } = useTranslation();
  const openPanel = usePanel();
  const mayWrite = useMayComment();
  const { open, unread, all } = useTally(type, id);
  const name = useSelect((entities) => titleOf(entities.get(type)?.get(id)?.fields ?? {}));
  if (all === 0 && !mayWrite) return null;
  const icon = unread > 0 ? MessageSquareDot : all === 0 ? MessageSquarePlus : MessageSquare;
  const show = () => {
    onOpen?.();
    openPanel({ tab: 'comments', on: { type, id } });
  };
  const what = open === 0 ? t('comments.none') : t('comments.count', { count: open });
  const fresh = unread > 0 ? t('together.unread', { count: unread }) : '';
  if (look === 'sheet') {
    return (
      <Button icon={icon} onClick={show} data-testid="comments-button" data-unread={unread} className={unread > 0 ? 'border-accent text-accent-text' : ''}>
        {what}
        {fresh !== '' && ` · ${fresh}`}
      </Button>
    );
  }
  const label = [t('comments.on', { name }), open > 0 ? what : '', fresh].filter((part) => part !== '').join(', ');
  return (
    <span className="relative shrink-0">
      <IconButton icon={icon} label={label} data-part="comments" data-testid="comments-button" data-unread={unread} onClick={show} className={unread > 0 ? 'text-accent-text!' : ''} />
      {open > 0 && (
        <span aria-hidden className="pointer-events-none absolute right-0.5 bottom-1 rounded-full bg-surface px-1 text-[0.6875rem] leading-4 font-semibold text-ink-soft tabular-nums">
          {open > 99 ? '99+' : open}
        </span>
      )}
    </span>
  );
}
