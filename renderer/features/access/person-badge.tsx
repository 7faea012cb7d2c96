import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/features/access/access.contract.ts';
import styles from './person-badge.module.css';

interface PersonBadgeProps {
  readonly person: Session['person'];
  readonly onSignOut: () => void;
}

/** Who is signed in, and the way out. */
export function PersonBadge({ person, onSignOut }: PersonBadgeProps) {
  const { t } = useTranslation('access');
  return (
    <div className={styles.badge}>
      <div>
        <p className={styles.caption}>{t('signedInAs')}</p>
        <p className={styles.name} lang="vi">
          {person.name}
        </p>
      </div>
      <Button variant="default" onClick={onSignOut}>
        {t('signOut')}
      </Button>
    </div>
  );
}
