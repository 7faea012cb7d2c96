import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { ReadSurvey, SurveyOutlook } from '#shared/features/survey/survey.contract.ts';
import type { SurveyDraft } from './survey-draft.ts';
import styles from './survey-section.module.css';

interface OutlookNoteProps {
  readonly outlook: SurveyOutlook;
  readonly look: ReadSurvey;
  readonly draft: SurveyDraft;
  readonly fileName: string;
}

/** What would be taken and what left out, with the reasons; or the cells because of which nothing can be. */
export function OutlookNote({ outlook, look, draft, fileName }: OutlookNoteProps) {
  const { t } = useTranslation('survey');
  if (outlook.is === 'unreadable') {
    return (
      <FailureNote
        title={t('screen.notRead', { name: fileName })}
        body={t(`refused.${outlook.why}`)}
      />
    );
  }
  if (outlook.is === 'mappedOtherwise') {
    return (
      <FailureNote
        title={t('refused.MAPPED_OTHERWISE.title')}
        body={t('refused.MAPPED_OTHERWISE.body')}
      />
    );
  }
  if (outlook.is === 'faulty') return <Faults outlook={outlook} />;
  return <Ready outlook={outlook} look={look} draft={draft} />;
}

function Faults({ outlook }: { readonly outlook: Extract<SurveyOutlook, { is: 'faulty' }> }) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { faults, count } = outlook;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<Icon name="attention" />}
      title={t('faults.title', { count, places: format.count(count) })}
    >
      <ul className={styles.plain}>
        {faults.map(({ fault, line, column, text }) => {
          const what = t(`fault.${fault}`, { text: text ?? '' });
          return (
            <li key={`${fault} ${line ?? ''} ${column ?? ''}`}>
              {line === undefined
                ? column === undefined
                  ? what
                  : t('faults.column', { column, what })
                : column === undefined
                  ? t('faults.line', { line, what })
                  : t('faults.cell', { line, column, what })}
            </li>
          );
        })}
      </ul>
      {count > faults.length && (
        <p className={styles.line}>{t('faults.more', { count: count - faults.length })}</p>
      )}
      <p className={styles.line}>{t('faults.what')}</p>
    </Alert>
  );
}

interface ReadyProps {
  readonly outlook: Extract<SurveyOutlook, { is: 'ready' }>;
  readonly look: ReadSurvey;
  readonly draft: SurveyDraft;
}

function Ready({ outlook, look, draft }: ReadyProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { rows, period, unanswered, questions, same } = outlook;
  const left = look.columns.filter((_, at) => draft.columns[at]?.role === 'none');
  const named = (hidden: 'personal' | null | 'ownWords') =>
    left.filter((column) => column.hidden === hidden).map(({ name }) => name);
  const groups = (['personal', 'ownWords'] as const).flatMap((why) =>
    named(why).length === 0 ? [] : [{ why, names: named(why) }],
  );
  const others = named(null);
  return (
    <Alert
      role="status"
      variant="light"
      {...(same.is !== 'none' && { color: 'orange' })}
      icon={<Icon name={same.is === 'none' ? 'info' : 'attention'} />}
      title={
        same.is === 'counted'
          ? t('ready.counted')
          : t('ready.title', {
              ...{ count: rows, rows: format.count(rows) },
              ...{ from: writeDay(period.from), to: writeDay(period.to) },
            })
      }
    >
      {same.is === 'removed' && (
        <p className={styles.line}>
          {t('ready.removed', { day: writeDay(same.on), reason: same.reason })}
        </p>
      )}
      <ul className={styles.plain}>
        {questions.map(({ column, answers }) => (
          <li key={column}>
            {t('ready.question', { column, count: answers, answers: format.count(answers) })}
          </li>
        ))}
      </ul>
      <p className={styles.strong}>{t('ready.left')}</p>
      <ul className={styles.plain}>
        {unanswered > 0 && (
          <li>
            {t('ready.unanswered', { count: unanswered, unanswered: format.count(unanswered) })}
          </li>
        )}
        {groups.map(({ why, names }) => (
          <li key={why}>{t(`ready.${why}`, { count: names.length, columns: names.join('; ') })}</li>
        ))}
        {others.length > 0 && (
          <li>{t('ready.none', { count: others.length, columns: others.join('; ') })}</li>
        )}
        {unanswered === 0 && left.length === 0 && <li>{t('ready.nothing')}</li>}
      </ul>
      <p className={styles.line}>{t('ready.apart')}</p>
    </Alert>
  );
}
