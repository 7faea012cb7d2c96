import { useTranslation } from 'react-i18next';
import { contradictionsIn } from '#shared/features/letter/contradictions.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import { WarningNote } from './warning-note.tsx';

interface ContradictionListProps {
  readonly contents: LetterContents;
  readonly today: string;
}

/** What cannot be true of a letter as it stands; nothing where nothing contradicts. */
export function ContradictionList({ contents, today }: ContradictionListProps) {
  const { t } = useTranslation('letter');
  const found = contradictionsIn(contents, today);
  if (found.length === 0) return null;
  return (
    <WarningNote title={t('contradiction.title')}>
      {found.map((each) => (
        <li key={each}>{t(`contradiction.${each}`)}</li>
      ))}
    </WarningNote>
  );
}
