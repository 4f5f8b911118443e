import { useTranslation } from '../../i18n/texts';
import { langOf } from './lang';
import { type Piece, wordDiff } from './word-diff';

interface ValueDiffProps {
  before: string;
  after: string;
  /** Texts are compared word by word; of numbers, dates and choices only the whole says something. */
  whole: boolean;
}

/** What a value was and became: with signs, struck out or underlined, and in words for who does not see it. */
export function ValueDiff({ before, after, whole }: ValueDiffProps) {
  const { t, i18n } = useTranslation();
  const pieces = whole && before !== after ? replaced(before, after) : wordDiff(before, after, i18n.language);
  if (before === '' && after === '') return <NoValue />;
  return (
    <span className="whitespace-pre-wrap">
      {pieces.map((piece, at) => (
        // A text has no better key for its pieces than where they are.
        // oxlint-disable-next-line react/no-array-index-key
        <Part key={at} piece={piece} />
      ))}
      {after === '' && <span className="ml-1 text-ink-soft">({t('panel.words.emptied')})</span>}
    </span>
  );
}

function replaced(before: string, after: string): readonly Piece[] {
  const pieces: readonly Piece[] = [{ text: before, how: 'removed' }, { text: after, how: 'added' }];
  return pieces.filter(({ text }) => text !== '');
}

function Part({ piece: { text, how } }: { piece: Piece }) {
  const { t } = useTranslation();
  switch (how) {
    case 'same':
      return <span lang={langOf(text)}>{text}</span>;
    case 'added':
      return (
        <ins className="mx-0.5 rounded-sm bg-ok-soft px-0.5 text-ok underline decoration-2 underline-offset-2">
          <span aria-hidden className="mr-0.5">+</span>
          <span className="sr-only"> {t('panel.words.added')} </span>
          <span lang={langOf(text)}>{text}</span>
          <span className="sr-only">, </span>
        </ins>
      );
    case 'removed':
      return (
        <del className="mx-0.5 rounded-sm bg-bad-soft px-0.5 text-bad line-through decoration-2">
          <span aria-hidden className="mr-0.5">−</span>
          <span className="sr-only"> {t('panel.words.removed')} </span>
          <span lang={langOf(text)}>{text}</span>
          <span className="sr-only">, </span>
        </del>
      );
  }
}

export function NoValue() {
  const { t } = useTranslation();
  return <span className="text-ink-soft">{t('panel.words.none')}</span>;
}
