import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RegisterTable } from '#renderer/ui/register-table.tsx';
import register from '#renderer/ui/register.module.css';
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
    <RegisterTable
      label={t('list', { year: year.year })}
      paper={{
        unitName: year.unitName,
        title: t('list', { year: year.year }),
        asOf: t('asOf', { day: writeDay(year.today) }),
      }}
      className={styles.held}
      columns={[
        { label: t('column.day') },
        { label: t('column.kind') },
        { label: t('column.subject') },
        { label: t('column.count') },
        { label: t('column.evidence') },
        { label: t('column.model') },
        ...(year.mayEnter ? [{ label: t('column.actions'), holds: 'actions' } as const] : []),
      ]}
    >
      {undertakings.map((held) => (
        <tr key={held.number}>
          <td className={styles.day}>{writeDay(held.heldOn)}</td>
          <td>{t(`kind.${held.kind}`)}</td>
          <td className={`${styles.free} ${styles.subject}`}>
            {held.subject}
            {held.place !== '' && <p className={register.detail}>{held.place}</p>}
            {held.versions > 1 && (
              <p className={register.detail}>{t('corrected', { person: held.person })}</p>
            )}
          </td>
          <td>
            {held.count !== undefined &&
              t(`counted.${held.countOf}`, { n: format.count(held.count) })}
          </td>
          <td className={styles.free}>
            {held.evidence}
            {held.sha256 !== undefined && (
              <p className={held.evidence === '' ? undefined : register.detail}>
                {t('file', { title: titleOf(held.sha256) })}
              </p>
            )}
            {held.evidence === '' && held.sha256 === undefined && t('noEvidence')}
          </td>
          <td>{nameOf(held.modelCode)}</td>
          {year.mayEnter && (
            <td className={register.actions}>
              <div className={register.acts}>
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
    </RegisterTable>
  );
}
