import { Alert, Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ImportPreview } from '#shared/features/activity/activity.contract.ts';
import type { ActivityFigure } from '#shared/features/activity/activity-figures.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import { writeNumber } from '#shared/features/activity/read-number.ts';
import styles from './import-panel.module.css';
import { useFigureWords } from './use-figure-words.ts';

interface ImportOutlookProps {
  readonly preview: ImportPreview;
  readonly figures: readonly ActivityFigure[];
  readonly isBusy: boolean;
  readonly onWrite: () => void;
}

const mostFaultsShown = 30;

/** What writing the file would change, or every place that is to be put right first. */
export function ImportOutlook({ preview, figures, isBusy, onWrite }: ImportOutlookProps) {
  const { t } = useTranslation('activity');
  const { faults, changes, same, totals } = preview;
  return (
    <>
      {faults.length > 0 && <Faults faults={faults} />}
      {changes.length > 0 && <Changes changes={changes} figures={figures} />}
      {same > 0 && <p className={styles.note}>{t('import.same', { count: same })}</p>}
      {totals.length > 0 && (
        <p className={styles.note}>{t('import.totals', { lines: totals.join(', ') })}</p>
      )}
      {faults.length === 0 && changes.length === 0 && <p>{t('import.nothing')}</p>}
      {faults.length === 0 && changes.length > 0 && (
        <Button size="md" disabled={isBusy} onClick={onWrite}>
          {t('import.write', { count: changes.length })}
        </Button>
      )}
    </>
  );
}

function Faults({ faults }: Pick<ImportPreview, 'faults'>) {
  const { t } = useTranslation('activity');
  const sayFault = ({ fault, line, column = '', text = '' }: (typeof faults)[number]) => {
    const why = t(`import.fault.${fault}`, { column });
    return line === undefined ? why : t('import.line', { line, column, text, why });
  };
  const shown = faults.slice(0, mostFaultsShown);
  const more = faults.length - shown.length;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<Icon name="attention" />}
      title={t('import.faults', { count: faults.length })}
    >
      <ul className={styles.faults}>
        {shown.map((fault) => (
          <li key={`${fault.line ?? ''} ${fault.column ?? ''} ${fault.fault}`}>
            {sayFault(fault)}
          </li>
        ))}
        {more > 0 && <li>{t('import.more', { count: more })}</li>}
      </ul>
    </Alert>
  );
}

interface ChangesProps extends Pick<ImportPreview, 'changes'> {
  readonly figures: readonly ActivityFigure[];
}

function Changes({ changes, figures }: ChangesProps) {
  const { t } = useTranslation('activity');
  const { nameOf } = useFigureWords();
  const name = (code: string) => {
    const figure = figures.find((figure) => figure.code === code);
    return figure ? nameOf(figure) : code;
  };
  return (
    <div className={styles.changes}>
      <p className={styles.legend}>{t('import.changes')}</p>
      <Table aria-label={t('import.changes')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('month')}</Table.Th>
            <Table.Th>{t('import.figure')}</Table.Th>
            <Table.Th className={styles.number}>{t('import.before')}</Table.Th>
            <Table.Th className={styles.number}>{t('import.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ month, figure, value, before }) => (
            <Table.Tr key={`${month} ${figure}`}>
              <Table.Td>{writeMonth(month)}</Table.Td>
              <Table.Td>{name(figure)}</Table.Td>
              <Table.Td className={styles.number}>
                {before === undefined ? t('import.new') : writeNumber(before)}
              </Table.Td>
              <Table.Td className={styles.number}>{writeNumber(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
