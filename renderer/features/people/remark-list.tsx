import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Remark } from '#shared/features/people/people.contract.ts';
import styles from './remark-list.module.css';
import { writeDay } from './write-moment.ts';

interface RemarkListProps {
  readonly remarks: readonly Remark[];
  readonly nameOf: (code: string) => string;
  readonly offsetMinutes: number;
  readonly isBusy: boolean;
  readonly onSettle: (id: number) => void;
}

/** What people say about the data kept on them: what waits, and folded away what was looked into. */
export function RemarkList({ remarks, nameOf, offsetMinutes, isBusy, onSettle }: RemarkListProps) {
  const { t } = useTranslation('people');
  const waiting = remarks.filter(({ settled }) => settled === undefined);
  const settled = remarks.filter((remark) => remark.settled !== undefined);
  if (remarks.length === 0) return null;
  const row = ({ id, personCode: code, text, madeAtMs, settled: by }: Remark) => (
    <li key={id} className={styles.remark}>
      <p className={styles.from}>
        {t('remarks.from', { name: nameOf(code), code, day: writeDay(madeAtMs, offsetMinutes) })}
      </p>
      <p className={styles.text}>{text || t('remarks.erased')}</p>
      {by === undefined ? (
        <Button variant="default" disabled={isBusy} onClick={() => onSettle(id)}>
          {t('remarks.settle')}
        </Button>
      ) : (
        <p className={styles.from}>
          {t('remarks.settled', { by: nameOf(by.by), day: writeDay(by.atMs, offsetMinutes) })}
        </p>
      )}
    </li>
  );
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('remarks.title')}</h2>
      {waiting.length > 0 && (
        <>
          <p className={styles.from}>{t('remarks.intro')}</p>
          <ul className={styles.list}>{waiting.map(row)}</ul>
        </>
      )}
      {settled.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('remarks.earlier', { count: settled.length })}</summary>
          <ul className={styles.list}>{settled.map(row)}</ul>
        </details>
      )}
    </section>
  );
}
