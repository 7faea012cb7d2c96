import { Alert, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import tableStyles from '#renderer/ui/desk-table.module.css';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import type {
  ReadSurvey,
  SeenColumn,
  ShownScale,
} from '#shared/features/survey/survey.contract.ts';
import { partOf, withColumn, type DraftColumn, type SurveyDraft } from './survey-draft.ts';
import styles from './survey-section.module.css';
import { withCompared } from './with-compared.ts';

interface MeaningsPartProps {
  readonly seen: SeenColumn;
  readonly column: DraftColumn;
  readonly look: ReadSurvey;
  readonly draft: SurveyDraft;
  readonly isBusy: boolean;
  readonly onChange: (draft: SurveyDraft) => void;
}

/** What each writing in one column stands for: a score on the form's own scale, or the code of a place. */
export function MeaningsPart({ seen, column, draft, isBusy, onChange }: MeaningsPartProps) {
  const { t } = useTranslation('survey');
  const { name, role, scale, places } = column;
  const change = (part: Partial<DraftColumn>) => onChange(withColumn(draft, name, part));
  const isQuestion = role === 'question';
  return (
    <fieldset className={styles.step} disabled={isBusy}>
      <legend className={styles.subheading}>
        {t(`meanings.${isQuestion ? 'question' : role === 'unit' ? 'unit' : 'counter'}`, {
          column: name,
        })}
      </legend>
      {isQuestion && seen.doubt !== null && (
        <Alert role="note" color="orange" icon={<Icon name="attention" />}>
          {t(`doubt.${seen.doubt}`)}
        </Alert>
      )}
      {isQuestion && scale?.is === 'numbers' && (
        <Bounds scale={scale} onChange={(next) => change({ scale: next })} />
      )}
      {isQuestion && scale?.is === 'values' && (
        <Scores column={name} scale={scale} onChange={(next) => change({ scale: next })} />
      )}
      {!isQuestion && (
        <Places places={places} role={role} onChange={(next) => change({ places: next })} />
      )}
      <Checkbox
        size="md"
        label={t('meanings.compared')}
        checked={draft.compared.has(partOf(column))}
        onChange={(event) =>
          onChange(withCompared(draft, partOf(column), event.currentTarget.checked))
        }
      />
    </fieldset>
  );
}

type Values = Extract<ShownScale, { is: 'values' }>;
type Numbers = Extract<ShownScale, { is: 'numbers' }>;

interface ScoresProps {
  readonly column: string;
  readonly scale: Values;
  readonly onChange: (scale: Values) => void;
}

/** Scores that can be chosen; a form of more levels is one of numbers. */
const usualScores = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] as const;
const noScore = 'none';

function Scores({ column, scale, onChange }: ScoresProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const given = scale.values.flatMap(({ score }) => (typeof score === 'number' ? [score] : []));
  const scores = [...new Set([...usualScores, ...given])].toSorted((one, other) => other - one);
  const choices = [
    { value: '?', label: t('choose') },
    { value: noScore, label: t('meanings.noScore') },
    ...scores.map((score) => ({ value: String(score), label: String(score).replace('.', ',') })),
  ];
  const choose = (text: string, chosen: string) => {
    const score = chosen === '?' ? '?' : chosen === noScore ? null : Number(chosen);
    onChange({
      ...scale,
      values: scale.values.map((each) => (each.text === text ? { ...each, score } : each)),
    });
  };
  return (
    <table className={`${tableStyles.table} ${styles.meanings}`}>
      <thead>
        <tr>
          <th scope="col">{t('meanings.answer')}</th>
          <th scope="col" className={styles.number}>
            {t('meanings.count')}
          </th>
          <th scope="col">{t('meanings.score')}</th>
        </tr>
      </thead>
      <tbody>
        {scale.values.map(({ text, count, score }) => (
          <tr key={text}>
            <th scope="row">{text}</th>
            <td className={styles.number}>{format.count(count)}</td>
            <td>
              <NativeSelect
                aria-label={t('meanings.scoreOf', { text, column })}
                value={score === null ? noScore : String(score)}
                data={choices}
                onChange={(event) => choose(text, event.currentTarget.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BoundsProps {
  readonly scale: Numbers;
  readonly onChange: (scale: Numbers) => void;
}

function Bounds({ scale, onChange }: BoundsProps) {
  const { t } = useTranslation('survey');
  const field = (end: 'least' | 'most') => (
    <NumberInput
      size="md"
      label={t(`meanings.${end}`)}
      value={scale[end]}
      min={-1000}
      max={1000}
      decimalSeparator=","
      onChange={(value) => typeof value === 'number' && onChange({ ...scale, [end]: value })}
    />
  );
  return (
    <div className={styles.fields}>
      {field('least')}
      {field('most')}
    </div>
  );
}

interface PlacesProps {
  readonly places: DraftColumn['places'];
  readonly role: DraftColumn['role'];
  readonly onChange: (places: DraftColumn['places']) => void;
}

function Places({ places, role, onChange }: PlacesProps) {
  const { t } = useTranslation('survey');
  return (
    <div className={styles.tall}>
      <table className={`${tableStyles.table} ${styles.meanings}`}>
        <thead>
          <tr>
            <th scope="col">{t('meanings.written')}</th>
            <th scope="col">{t(role === 'unit' ? 'meanings.unitCode' : 'meanings.counterCode')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ text, code }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>
                <TextInput
                  aria-label={t('meanings.codeOf', { text })}
                  {...(role === 'unit' && { list: 'survey-units' })}
                  value={code}
                  maxLength={40}
                  autoComplete="off"
                  onChange={(event) => {
                    const next = event.currentTarget.value.trim();
                    onChange(
                      places.map((each) => (each.text === text ? { ...each, code: next } : each)),
                    );
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
