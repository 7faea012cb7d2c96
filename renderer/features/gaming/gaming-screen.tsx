import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Right } from '#shared/features/access/rights.ts';
import type { PutQuestion, QuestionOverview } from '#shared/features/gaming/gaming.contract.ts';
import { ExplainForm } from './explain-form.tsx';
import { Explanation } from './explanation.tsx';
import styles from './gaming.module.css';
import { LeadPart } from './lead-part.tsx';
import { LookedMonths, WaitingMonths } from './month-list.tsx';
import { QuestionCard } from './question-card.tsx';
import { useQuestionWords } from './use-question-words.ts';
import { useQuestions, type Problem } from './use-questions.ts';

interface GamingScreenProps {
  readonly client: Client;
  readonly rights: readonly Right[];
}

/** Questions about figures: the counter explains them, then the leader reads and closes them. */
export function GamingScreen({ client, rights }: GamingScreenProps) {
  const { t } = useTranslation('gaming');
  const { known, problem, isBusy, again, explain, see, close } = useQuestions(client, rights);
  const { own, lead } = known.is === 'known' ? known.sides : {};
  const any = own ?? lead;
  const hasQuestions = [own, lead].some((side) => side !== undefined && side.questions.length > 0);
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      <ProblemNote problem={problem} />
      {any !== undefined && (
        <div className={styles.screen}>
          {hasQuestions && (
            <Alert variant="light" icon={<Icon name="info" />} className={styles.note}>
              {t('notice.notAccusation')}
            </Alert>
          )}
          <WaitingMonths waiting={any.waiting} />
          {own !== undefined && (
            <QuestionSection side="own" overview={own}>
              {(question) => (
                <ExplainForm
                  key={question.id}
                  question={question}
                  today={own.today}
                  isBusy={isBusy}
                  onSend={(explanation) => explain(question, explanation)}
                />
              )}
            </QuestionSection>
          )}
          {lead !== undefined && (
            <QuestionSection side="lead" overview={lead} isShut={({ state }) => state !== 'seen'}>
              {(question) => (
                <LeadPart
                  question={question}
                  isBusy={isBusy}
                  onSee={() => see(question)}
                  onClose={(finding) => close(question, finding)}
                />
              )}
            </QuestionSection>
          )}
          <LookedMonths months={any.months} />
          {hasQuestions && (
            <Button variant="default" className={styles.print} onClick={() => window.print()}>
              {t('print')}
            </Button>
          )}
        </div>
      )}
    </DeskScreen>
  );
}

interface QuestionSectionProps {
  readonly side: 'own' | 'lead';
  readonly overview: QuestionOverview;
  /** Questions whose content is not shown yet. */
  readonly isShut?: (question: PutQuestion) => boolean;
  /** What may be done with one that is open. */
  readonly children: (question: PutQuestion) => ReactNode;
}

function QuestionSection({ side, overview, isShut, children }: QuestionSectionProps) {
  const { t } = useTranslation('gaming');
  const words = useQuestionWords(overview);
  const open = overview.questions.filter(({ state }) => state !== 'closed');
  const closed = overview.questions.filter(({ state }) => state === 'closed');
  const cardOf = (question: PutQuestion, isOpen: boolean, below: ReactNode) => (
    <QuestionCard
      key={question.id}
      question={question}
      heading={words.heading(question)}
      sentence={words.sentence(question)}
      isOpen={isOpen}
    >
      {below}
    </QuestionCard>
  );
  return (
    <section className={styles.section}>
      <h2>{t(`section.${side}`)}</h2>
      {open.length === 0 && (
        <Alert variant="light" icon={<Icon name="check" />} title={t(`empty.${side}.title`)}>
          {overview.months.length === 0 ? t('empty.never') : t(`empty.${side}.body`)}
        </Alert>
      )}
      {open.map((question) => cardOf(question, !isShut?.(question), children(question)))}
      {closed.length > 0 && (
        <details className={styles.closed}>
          <summary>{t('section.closed', { n: closed.length })}</summary>
          {closed.map((question) =>
            cardOf(
              question,
              true,
              <>
                <Explanation question={question} />
                <p className={styles.finding}>
                  {question.finding !== undefined && t(`finding.${question.finding}`)}
                </p>
              </>,
            ),
          )}
        </details>
      )}
    </section>
  );
}

function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  const { t } = useTranslation('gaming');
  if (problem === undefined) return null;
  if (problem === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  return <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />;
}
