import { Search } from 'lucide-react';
import { useTranslation } from '../../i18n/texts';
import { IconButton } from '../kit/button';
import { usePalette } from './commands';

/** The way to the command palette for whoever does not know its keys. */
export function PaletteButton() {
  const { t } = useTranslation();
  const open = usePalette();
  return open === null ? null : <IconButton icon={Search} label={t('palette.open')} data-testid="palette-button" aria-keyshortcuts="Control+K Meta+K" onClick={open} />;
}
