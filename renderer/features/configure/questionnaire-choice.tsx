import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferedQuestionnaire } from '#shared/features/station/station.contract.ts';
import type { Draft } from './draft.ts';
import styles from './questionnaire-choice.module.css';
import { writeDay } from '#renderer/ui/write-day.ts';

/** An office's own has no name but its id. */
const shippedNames = ['kiosk', 'five-elements', 'three-levels'] as const;

type Chosen = Draft['questionnaire'];

interface QuestionnaireChoiceProps {
  readonly questionnaires: readonly OfferedQuestionnaire[];
  /** A screen of the office asks which counter served somebody, whatever the questionnaire. */
  readonly asksCounter: boolean;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** Every issue that is known, with what a person needs who decides between them. */
export function QuestionnaireChoice({
  questionnaires,
  asksCounter,
  chosen,
  onChange,
}: QuestionnaireChoiceProps) {
  const { t } = useTranslation('configure');
  const isChosen = ({ id, issue }: OfferedQuestionnaire) =>
    id === chosen.id && issue === chosen.issue;
  const mayFollow = questionnaires.find(isChosen)?.isCurrent ?? false;
  return (
    <>
      <fieldset className={styles.choice}>
        <legend className={styles.legend}>{t('questionnaire.legend')}</legend>
        {asksCounter && <p className={styles.counter}>{t('questionnaire.counter')}</p>}
        {inOrder(questionnaires).map((each) => (
          <OfferedIssue
            key={`${each.id}@${each.issue}`}
            questionnaire={each}
            isChosen={isChosen(each)}
            withSensitive={chosen.sensitive}
            onChoose={() =>
              onChange({
                ...chosen,
                id: each.id,
                issue: each.issue,
                follows: chosen.follows && each.isCurrent,
              })
            }
          />
        ))}
      </fieldset>
      <Checkbox
        size="md"
        label={t('questionnaire.follow')}
        description={mayFollow ? undefined : t('questionnaire.followHint')}
        checked={chosen.follows}
        disabled={!mayFollow}
        onChange={(event) => onChange({ ...chosen, follows: event.currentTarget.checked })}
      />
    </>
  );
}

/** The program's own first, an office's after them; of each the newest issue first. */
function inOrder(questionnaires: readonly OfferedQuestionnaire[]): OfferedQuestionnaire[] {
  const placeOf = ({ id }: OfferedQuestionnaire) => {
    const place = shippedNames.findIndex((name) => name === id);
    return place < 0 ? id : String(place);
  };
  return questionnaires.toSorted(
    (one, other) => placeOf(one).localeCompare(placeOf(other)) || other.issue - one.issue,
  );
}

interface OfferedIssueProps {
  readonly questionnaire: OfferedQuestionnaire;
  readonly isChosen: boolean;
  readonly withSensitive: boolean;
  readonly onChoose: () => void;
}

function OfferedIssue({ questionnaire, isChosen, withSensitive, onChoose }: OfferedIssueProps) {
  const { t } = useTranslation('configure');
  const { id, issue, source, verified, levels, longestTaps } = questionnaire;
  const questions = questionnaire.questions.filter(({ sensitive }) => withSensitive || !sensitive);
  const named = shippedNames.find((name) => name === id);
  const taps = withSensitive ? longestTaps.sensitive : longestTaps.usual;
  return (
    <div className={styles.issue}>
      <label className={styles.line}>
        <input
          type="radio"
          name="questionnaire"
          value={`${id}@${issue}`}
          checked={isChosen}
          onChange={onChoose}
        />
        <span>
          <span className={styles.name}>
            {named === undefined ? id : t(`questionnaire.name.${named}`)}
          </span>{' '}
          <span className={styles.number}>{t('questionnaire.issue', { issue })}</span>
          <span className={styles.fact}>
            {t('questionnaire.facts', { levels, questions: questions.length, taps })}
          </span>
        </span>
      </label>
      <div className={styles.more}>
        <p className={styles.state}>
          <Force questionnaire={questionnaire} />
          {!verified && <span className={styles.unverified}>{t('questionnaire.unverified')}</span>}
        </p>
        <p className={styles.source}>{t('questionnaire.source', { source })}</p>
        {questions.length > 0 && (
          <details className={styles.details}>
            <summary>{t('questionnaire.see')}</summary>
            <ol lang="vi">
              {questions.map(({ title, sensitive }) => (
                <li key={title}>
                  {title} {sensitive && <em>({t('questionnaire.leaderOnly')})</em>}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </div>
  );
}

function Force({ questionnaire }: { readonly questionnaire: OfferedQuestionnaire }) {
  const { t } = useTranslation('configure');
  const { isCurrent, effectiveFrom, effectiveTo } = questionnaire;
  if (isCurrent) return <span>{t('questionnaire.isCurrent')}</span>;
  return effectiveTo === undefined ? (
    <span>{t('questionnaire.from', { day: writeDay(effectiveFrom) })}</span>
  ) : (
    <span>{t('questionnaire.until', { day: writeDay(effectiveTo) })}</span>
  );
}
