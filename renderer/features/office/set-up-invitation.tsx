import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './set-up.module.css';

/** At the desk of a trial: the way to an office of one's own. */
export function SetUpInvitation({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation('office');
  return (
    <aside className={styles.invitation} aria-label={t('setUp.invite.title')}>
      <div className={styles.words}>
        <strong>{t('setUp.invite.title')}</strong>
        <p className={styles.body}>{t('setUp.invite.body')}</p>
      </div>
      <Button size="md" onClick={onStart}>
        {t('setUp.invite.start')}
      </Button>
    </aside>
  );
}
