import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { contradictionsIn } from '#shared/features/letter/contradictions.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import styles from './contradiction-list.module.css';

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
    <Alert
      role="status"
      color="orange"
      icon={<Icon name="attention" />}
      title={t('contradiction.title')}
    >
      {found.map((each) => (
        <p key={each} className={styles.line}>
          {t(`contradiction.${each}`)}
        </p>
      ))}
    </Alert>
  );
}
