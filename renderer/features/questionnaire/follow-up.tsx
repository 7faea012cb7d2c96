import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '#renderer/ui/face.tsx';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { notApplicable } from '#shared/features/questionnaire/questions.ts';
import type { Question } from '#shared/features/questionnaire/questionnaire.ts';
import { moodOf, type Score } from '#shared/features/rating/scale.ts';
import { OptionCard } from './option-card.tsx';
import type { Say } from '#renderer/ui/said.ts';
import styles from './follow-up.module.css';

interface FollowUpProps {
  readonly question: Question;
  /** The levels in the order in which they stand on the glass. */
  readonly levels: readonly Score[];
  /** What was chosen where several may be; never a level. */
  readonly chosen: readonly string[];
  readonly say: Say;
  /** Stands above the question: the thanks, for the first one. */
  readonly above?: ReactNode;
  /** The way on, back and out, at the lower edge. */
  readonly strip: ReactNode;
  readonly onChoose: (choices: readonly string[]) => void;
}

/** One question after the score; every one can be left unanswered. */
export function FollowUp({ question, above, say, strip, ...rest }: FollowUpProps) {
  const { t } = useTranslation('questionnaire');
  const title = say(`${question.code}.title`);
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        {above}
        <Heading key={question.code} className={asking.title} lang={title.lang}>
          {title.text}
        </Heading>
        {question.kind === 'choices' && <p className={asking.hint}>{t('several')}</p>}
      </div>
      <div key={`${question.code}.answers`} className={asking.answers}>
        {question.kind === 'level' ? (
          <Levels question={question} say={say} {...rest} />
        ) : (
          <Options question={question} say={say} {...rest} />
        )}
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}

type AnswersProps = Pick<FollowUpProps, 'levels' | 'chosen' | 'say' | 'onChoose'>;

function Options({
  question,
  chosen,
  say,
  onChoose,
}: AnswersProps & { readonly question: Exclude<Question, { kind: 'level' }> }) {
  const { t } = useTranslation('questionnaire');
  const { code, kind, options } = question;
  const toggled = (option: string) =>
    options.map((each) => each.code).filter((each) => (each === option) !== chosen.includes(each));
  return (
    <div className={styles.group} role="group" aria-label={say(`${code}.title`).text}>
      <Pages
        className={styles.options}
        count={options.length}
        words={{ more: t('pages.more'), back: t('pages.back') }}
      >
        {options.map((option) => (
          <OptionCard
            key={option.code}
            label={say(`${code}.${option.code}`)}
            picture={option.picture}
            chosen={kind === 'choices' ? chosen.includes(option.code) : undefined}
            onChoose={() => onChoose(kind === 'choices' ? toggled(option.code) : [option.code])}
          />
        ))}
      </Pages>
    </div>
  );
}

/** The scale again, with the same faces; like the first one it never shows what was chosen. */
function Levels({
  question,
  levels,
  say,
  onChoose,
}: AnswersProps & { readonly question: Question }) {
  const none = say(`${question.code}.${notApplicable}`);
  return (
    <div
      className={styles.levels}
      role="group"
      data-room
      aria-label={say(`${question.code}.title`).text}
    >
      <div className={styles.faces} data-count={levels.length}>
        {levels.map((level) => {
          const label = say(`level.${level}`);
          return (
            <button
              key={level}
              type="button"
              className={styles.level}
              lang={label.lang}
              data-option
              onClick={() => onChoose([String(level)])}
            >
              <span className={styles.face}>
                <Face mood={moodOf(level, levels)} />
              </span>
              <span className={styles.levelLabel}>{label.text}</span>
            </button>
          );
        })}
      </div>
      <OptionCard label={none} picture={undefined} onChoose={() => onChoose([notApplicable])} />
    </div>
  );
}
