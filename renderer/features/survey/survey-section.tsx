import { Alert, Button, FileButton, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { SurveyForm } from './survey-form.tsx';
import { SurveyList } from './survey-list.tsx';
import styles from './survey-section.module.css';
import { useSurvey, type SurveyAtDesk } from './use-survey.ts';

interface SurveySectionProps {
  readonly client: Client;
  /** Whether something else is being done in the store. */
  readonly isStoreBusy: boolean;
}

/** What others asked earlier: the files that are in the store, and the way in for another. */
export function SurveySection({ client, isStoreBusy }: SurveySectionProps) {
  const { t } = useTranslation('survey');
  const survey = useSurvey(client);
  const { known, work } = survey;
  const isBusy = survey.isBusy || isStoreBusy;
  const outcome = useRevealed<HTMLDivElement>(work.is);
  return (
    <section className={styles.panel} aria-labelledby="survey-title">
      <h2 className={styles.heading} id="survey-title">
        {t('screen.title')}
      </h2>
      <div className={`${styles.file} ${styles.screenOnly}`}>
        <p>{t('screen.intro')}</p>
        <p className={styles.hint}>{t('screen.never')}</p>
      </div>
      {work.is !== 'mapping' && (
        <div className={`${styles.buttons} ${styles.screenOnly}`}>
          <FileButton
            accept=".csv,.txt,.tsv,.xlsx"
            onChange={(file) => file !== null && survey.choose(file)}
          >
            {(props) => (
              <Button {...props} size="md" disabled={isBusy}>
                {t('screen.choose')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      <div ref={outcome} className={styles.screenOnly}>
        <Outcome survey={survey} />
      </div>
      {known.is === 'known' && (
        <SurveyList
          lines={known.lines}
          isBusy={isBusy}
          onRemove={survey.remove}
          onRestore={survey.restore}
        />
      )}
      {known.is === 'failed' && (
        <FailureNote title={t('screen.notListed')} body={t('refused.failed.body')}>
          <Button onClick={survey.again}>{t('screen.again')}</Button>
        </FailureNote>
      )}
    </section>
  );
}

function Outcome({ survey }: { readonly survey: SurveyAtDesk }): ReactNode {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { work } = survey;
  switch (work.is) {
    case 'ready':
      return null;
    case 'giving':
      return (
        <div className={styles.part}>
          <Progress value={work.part * 100} aria-label={t('screen.giving', { name: work.name })} />
          <p role="status">{t('screen.giving', { name: work.name })}</p>
        </div>
      );
    case 'reading':
    case 'working':
      return <p role="status">{t(`screen.${work.is}`)}</p>;
    case 'mapping':
      return <SurveyForm key={work.given} survey={survey} mapping={work} />;
    case 'notRead':
      return (
        <FailureNote
          title={t('screen.notRead', { name: work.name })}
          body={t(`refused.${work.why}`)}
        />
      );
    case 'taken': {
      const { name, rows, period, isKnown, shared, unanswered } = work.taken;
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <p className={styles.line}>
            {isKnown
              ? t('screen.sameFile', { name })
              : t('screen.taken', {
                  ...{ name, rows: format.count(rows), count: rows },
                  ...{ from: writeDay(period.from), to: writeDay(period.to) },
                })}
          </p>
          {shared > 0 && (
            <p className={styles.line}>{t('shared', { shared: format.count(shared) })}</p>
          )}
          {unanswered > 0 && (
            <p className={styles.line}>
              {t('unanswered', { unanswered: format.count(unanswered) })}
            </p>
          )}
        </Alert>
      );
    }
    case 'removed':
    case 'restored':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <div className={styles.row}>
            {t(`screen.${work.is}`, { name: work.line.name, rows: format.count(work.line.rows) })}
            {work.is === 'removed' && (
              <Button size="xs" variant="default" onClick={() => survey.restore(work.line)}>
                {t('screen.undo')}
              </Button>
            )}
          </div>
        </Alert>
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${work.problem}.title`)}
          body={t(`refused.${work.problem}.body`)}
        />
      );
    default:
      return work satisfies never;
  }
}
