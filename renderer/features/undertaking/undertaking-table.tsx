import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';
import styles from './undertaking.module.css';

interface UndertakingTableProps {
  readonly year: UndertakingYear;
  /** Those of them that are shown. */
  readonly undertakings: readonly Undertaking[];
  readonly isBusy: boolean;
  readonly onCorrect: (held: Undertaking) => void;
  readonly onWithdraw: (held: Undertaking) => void;
}

export function UndertakingTable(props: UndertakingTableProps) {
  const { year, undertakings, isBusy, onCorrect, onWithdraw } = props;
  const { t } = useTranslation('undertaking');
  const format = useFormat();
  if (undertakings.length === 0) return <p>{t('empty.month')}</p>;
  const nameOf = (model: string | undefined) =>
    year.models.find(({ code }) => code === model)?.name ?? model ?? '';
  const titleOf = (file: string) =>
    year.keptFiles.find(({ sha256 }) => sha256 === file)?.title ?? t('fileGone');
  return (
    <div className={styles.scroll}>
      <div className={styles.printed}>
        <p lang="vi">{year.unitName}</p>
        <h2>{t('list', { year: year.year })}</h2>
        <p>{t('asOf', { day: writeDay(year.today) })}</p>
      </div>
      <table className={styles.table} aria-label={t('list', { year: year.year })}>
        <thead>
          <tr>
            <th scope="col">{t('column.day')}</th>
            <th scope="col">{t('column.kind')}</th>
            <th scope="col">{t('column.subject')}</th>
            <th scope="col">{t('column.count')}</th>
            <th scope="col">{t('column.evidence')}</th>
            <th scope="col">{t('column.model')}</th>
            {year.mayEnter && (
              <th scope="col" className={styles.actions}>
                {t('column.actions')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {undertakings.map((held) => (
            <tr key={held.number}>
              <td className={styles.day}>{writeDay(held.heldOn)}</td>
              <td>{t(`kind.${held.kind}`)}</td>
              <td>
                {held.subject}
                {held.place !== '' && <p className={styles.detail}>{held.place}</p>}
                {held.versions > 1 && (
                  <p className={styles.detail}>{t('corrected', { person: held.person })}</p>
                )}
              </td>
              <td>
                {held.count !== undefined &&
                  t(`counted.${held.countOf}`, { n: format.count(held.count) })}
              </td>
              <td>
                {held.evidence}
                {held.sha256 !== undefined && (
                  <p className={held.evidence === '' ? undefined : styles.detail}>
                    {t('file', { title: titleOf(held.sha256) })}
                  </p>
                )}
                {held.evidence === '' && held.sha256 === undefined && t('noEvidence')}
              </td>
              <td>{nameOf(held.modelCode)}</td>
              {year.mayEnter && (
                <td className={styles.actions}>
                  <div className={styles.acts}>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('correctOf', { number: held.number })}
                      onClick={() => onCorrect(held)}
                    >
                      {t('correct')}
                    </Button>
                    <Button
                      size="xs"
                      variant="subtle"
                      disabled={isBusy}
                      aria-label={t('withdrawOf', { number: held.number })}
                      onClick={() => onWithdraw(held)}
                    >
                      {t('withdraw')}
                    </Button>
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
