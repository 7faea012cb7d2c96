import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { BatchLine } from '#shared/features/batch/batch.contract.ts';
import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import tableStyles from '#renderer/ui/desk-table.module.css';
import styles from './batch-screen.module.css';

/** As many as the core tells of. */
const mostShown = 200;

/** Every batch so far: when it was made, carried, and what was said of it. */
export function HistoryTable({ batches }: { readonly batches: readonly BatchLine[] }) {
  const { t } = useTranslation('batch');
  const id = useId();
  return (
    <section className={styles.history} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {t('history.title')}
      </h2>
      {batches.length === 0 && <p>{t('history.none')}</p>}
      {batches.length > 0 && (
        <table className={tableStyles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('history.number')}</th>
              <th scope="col">{t('history.days')}</th>
              <th scope="col">{t('history.built')}</th>
              <th scope="col">{t('history.carried')}</th>
              <th scope="col">{t('history.state')}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <Line key={batch.name} batch={batch} />
            ))}
          </tbody>
        </table>
      )}
      {batches.length === mostShown && (
        <p className={styles.soft}>{t('history.more', { count: mostShown })}</p>
      )}
    </section>
  );
}

function Line({ batch }: { readonly batch: BatchLine }) {
  const { t } = useTranslation('batch');
  const { kind, number, life, days, builtOn, lastCarriedOn, state, receipts } = batch;
  return (
    <tr>
      <th scope="row">
        {number}
        {kind === 'office' && <span className={styles.hint}>{t('history.office')}</span>}
        {life > 1 && <span className={styles.hint}>{t('history.life', { life })}</span>}
      </th>
      <td>{days === null ? t('history.noDays') : <Days days={days} />}</td>
      <td>{writeDay(builtOn)}</td>
      <td>{lastCarriedOn === null ? t('history.notCarried') : writeDay(lastCarriedOn)}</td>
      <td>
        <span className={styles.state} data-state={state}>
          {t(`history.${state}`)}
        </span>
        {receipts.map((receipt) => (
          <span key={`${receipt.on} ${receipt.state}`} className={styles.hint}>
            {t(`history.${receipt.state}`, { day: writeDay(receipt.on) })}
            {receipt.reason !== null && <Reason code={receipt.reason} />}
          </span>
        ))}
      </td>
    </tr>
  );
}

function Days({ days: [from, to] }: { readonly days: readonly [string, string] }) {
  const { t } = useTranslation('batch');
  if (from === to) return writeDay(from);
  return t('history.dayRange', { from: writeDay(from), to: writeDay(to) });
}

/** Why, in words; a later release's reason is at least named. */
function Reason({ code }: { readonly code: string }) {
  const { t, i18n } = useTranslation('batch');
  const key = keyOfReason(code);
  const said = i18n.exists(`batch:${key}`) ? String(i18n.t(`batch:${key}` as never)) : code;
  return <span className={styles.hint}>{t('history.because', { reason: said })}</span>;
}
