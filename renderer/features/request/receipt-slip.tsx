import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { LetterOffer } from '#shared/features/letter/letter.contract.ts';
import { CodePicture } from '#renderer/ui/code-picture.tsx';
import { inGroups } from './in-groups.ts';
import styles from './receipt-slip.module.css';

export type Receipt = NonNullable<LetterOffer['receipt']>;

interface ReceiptSlipProps {
  readonly receipt: Receipt;
  readonly code: string;
  /** `2026-11-21`; the day is all the time there is on it. */
  readonly day: string;
  readonly language: string;
}

/**
 * The receipt on paper, in the person's language. Whoever finds it learns neither who wrote nor what
 * for. It stands beside the page and is on paper alone; it goes with the screen that shows the code.
 */
export function ReceiptSlip({ receipt, code, day, language }: ReceiptSlipProps) {
  const { t } = useTranslation('slip');
  const { paper, unitName, isTrial } = receipt;
  return createPortal(
    <article className={styles.slip} data-paper={paper} lang={language} aria-hidden>
      <p className={styles.unit} lang={firstLanguage}>
        {unitName}
      </p>
      {isTrial && <p className={styles.trial}>{t('trial')}</p>}
      <p className={styles.title}>{t('title')}</p>
      {language !== firstLanguage && (
        <p className={styles.small} lang={firstLanguage}>
          {t('title', { lng: firstLanguage })}
        </p>
      )}
      <p className={styles.small}>{t('day', { day: day.split('-').toReversed().join('/') })}</p>
      <CodePicture className={styles.picture} code={code} label={t('code')} quiet={4} />
      <p className={styles.label}>{t('code')}</p>
      <p className={styles.code}>{inGroups(code)}</p>
      <p>{t('what')}</p>
      <p>{t('when')}</p>
      <p>{t('lost')}</p>
      <p className={styles.careful}>{t('careful')}</p>
      <p className={styles.small}>{t('other')}</p>
    </article>,
    document.body,
  );
}
