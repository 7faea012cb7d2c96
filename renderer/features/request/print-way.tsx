import { useTranslation } from 'react-i18next';
import styles from './request.module.css';
import type { Printing } from './use-receipt-print.ts';

interface PrintWayProps {
  readonly printing: Printing;
  readonly mayStart: boolean;
  readonly onPrint: () => void;
}

/** As large as the code and its picture: printing is one way of three to keep a code. */
export function PrintWay({ printing, mayStart, onPrint }: PrintWayProps) {
  const { t } = useTranslation('request');
  const words = {
    ready: t('sent.print'),
    printing: t('sent.printing'),
    printed: t('sent.printAgain'),
    failed: t('sent.printAgain'),
  };
  return (
    <button type="button" className={styles.print} disabled={!mayStart} onClick={onPrint}>
      <svg viewBox="0 0 24 24" aria-hidden focusable={false}>
        <path d="M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7z" />
      </svg>
      {words[printing]}
    </button>
  );
}
