import { useTranslation } from 'react-i18next';
import type { QuestionShares } from '#shared/features/figures/figures.contract.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import styles from './question-list.module.css';
import { ShareTable } from './share-table.tsx';

interface QuestionListProps {
  readonly questions: readonly QuestionShares[];
  /** With fewer answers a question is not shown by option. */
  readonly smallest: number;
}

/** What was answered to the questions after the score. */
export function QuestionList({ questions, smallest }: QuestionListProps) {
  return (
    <section className={styles.card}>
      {questions.map((shares) => (
        <Question
          key={`${shares.questionnaire} ${shares.question}`}
          shares={shares}
          smallest={smallest}
        />
      ))}
    </section>
  );
}

interface QuestionProps {
  readonly shares: QuestionShares;
  readonly smallest: number;
}

/** One question: shares of those who answered it, and how many did. */
function Question({ shares, smallest }: QuestionProps) {
  const { t, i18n } = useTranslation('figures');
  const format = useFormat();
  const { questionnaire, verified, several, n, answered, options, words } = shares;
  const wordsFor = (key: string) => words[i18n.language]?.[key] ?? words['vi']?.[key] ?? key;
  const title = t('question.title', { title: wordsFor('title') });
  const counted = (side: 'clean' | 'raw') => ({
    answered: format.count(answered[side]),
    n: format.count(n[side]),
  });
  return (
    <div>
      {options.length > 0 ? (
        <ShareTable
          caption={title}
          head={t('question.option')}
          rows={options.map(({ code, ...sides }) => ({
            key: code,
            label: wordsFor(code),
            ...sides,
          }))}
          whole={answered}
        />
      ) : (
        <>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.few}>{t('question.few', { smallest })}</p>
        </>
      )}
      <ul className={styles.notes}>
        <li>{t('question.answered', counted('clean'))}</li>
        <li>{t('question.answeredRaw', counted('raw'))}</li>
        {several && options.length > 0 && <li>{t('question.several')}</li>}
        <li>
          {t('question.under', { questionnaire })}
          {!verified && ` · ${t('question.unverified')}`}
        </li>
      </ul>
    </div>
  );
}
