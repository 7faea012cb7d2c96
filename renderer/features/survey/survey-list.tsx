import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import tableStyles from '#renderer/ui/desk-table.module.css';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { SurveyLine } from '#shared/features/survey/survey.contract.ts';
import styles from './survey-section.module.css';

interface SurveyListProps {
  readonly lines: readonly SurveyLine[];
  readonly isBusy: boolean;
  readonly onRemove: (line: SurveyLine, reason: string) => void;
  readonly onRestore: (line: SurveyLine) => void;
}

/** The files that were taken in, also those that are counted no more. */
export function SurveyList({ lines, isBusy, onRemove, onRestore }: SurveyListProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const [removing, setRemoving] = useState<SurveyLine>();
  if (lines.length === 0) return <p className={styles.hint}>{t('none')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={`${tableStyles.table} ${styles.list}`}>
        <caption className={styles.caption}>{t('list.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.name')}</th>
            <th scope="col">{t('list.source')}</th>
            <th scope="col" className={styles.number}>
              {t('list.rows')}
            </th>
            <th scope="col">{t('list.period')}</th>
            <th scope="col">{t('list.taken')}</th>
            <th scope="col" className={styles.screenOnly}>
              <span className={styles.unseen}>{t('list.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={line.removed === null ? undefined : styles.gone}>
              <th scope="row">
                {line.name}
                <span className={styles.detail}>
                  {t('list.questions', { count: line.questions, mode: t(`mode.${line.mode}`) })}
                </span>
              </th>
              <td>{line.source}</td>
              <td className={styles.number}>{format.count(line.rows)}</td>
              <td>
                {t('list.days', {
                  from: writeDay(line.period.from),
                  to: writeDay(line.period.to),
                })}
              </td>
              <td>
                {writeDay(line.takenOn)}
                {line.removed !== null && (
                  <span className={styles.detail}>
                    {t('list.removed', {
                      day: writeDay(line.removed.on),
                      reason: line.removed.reason,
                    })}
                  </span>
                )}
              </td>
              <td className={styles.screenOnly}>
                {line.removed === null ? (
                  <Button
                    variant="default"
                    disabled={isBusy}
                    aria-label={t('list.removeOf', { name: line.name })}
                    onClick={() => setRemoving(line)}
                  >
                    {t('list.remove')}
                  </Button>
                ) : (
                  <Button
                    variant="default"
                    disabled={isBusy}
                    aria-label={t('list.restoreOf', { name: line.name })}
                    onClick={() => onRestore(line)}
                  >
                    {t('list.restore')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removing !== undefined && (
        <RemoveDialog
          line={removing}
          onRemove={(reason) => {
            onRemove(removing, reason);
            setRemoving(undefined);
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </div>
  );
}

interface RemoveDialogProps {
  readonly line: SurveyLine;
  readonly onRemove: (reason: string) => void;
  readonly onClose: () => void;
}

const shortestReason = 3;

function RemoveDialog({ line, onRemove, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isShort = reason.trim().length < shortestReason;
  return (
    <DeskDialog title={t('remove.title')} close={t('remove.no')} onClose={onClose}>
      <form
        className={styles.part}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isShort) onRemove(reason.trim());
        }}
      >
        <p>{t('remove.body', { name: line.name, rows: format.count(line.rows) })}</p>
        <TextInput
          size="md"
          label={t('remove.reason')}
          description={t('remove.reasonHint')}
          value={reason}
          maxLength={500}
          autoComplete="off"
          error={isChecked && isShort && t('remove.reasonShort')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" size="md" color="red">
            {t('remove.yes')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('remove.no')}
          </Button>
        </div>
      </form>
    </DeskDialog>
  );
}
