import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './evaluation.module.css';

interface TurnPagesProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly label: string;
  readonly onPage: (page: number) => void;
}

/** Back and on, where there is more than one page. */
export function TurnPages({ page, pages, label, onPage }: TurnPagesProps) {
  const { t } = useTranslation('evaluation');
  if (pages < 2) return null;
  return (
    <nav className={styles.turn} aria-label={label}>
      <Button
        size="compact-md"
        variant="default"
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        {t('pages.back')}
      </Button>
      <span role="status">{t('pages.at', { page: page + 1, pages })}</span>
      <Button
        size="compact-md"
        variant="default"
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        {t('pages.next')}
      </Button>
    </nav>
  );
}
