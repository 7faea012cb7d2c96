import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMonth } from '#shared/features/activity/month.ts';
import {
  comparedSides,
  type Evaluation,
  type EvaluationChoices,
  type EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import styles from './evaluation.module.css';
import { foldedIncludes } from './folded-includes.ts';
import { monthsOffered, presets, rangeOf } from './presets.ts';

interface QuestionBarProps {
  readonly choices: EvaluationChoices;
  readonly evaluation: Evaluation;
  readonly onAsk: (question: EvaluationQuestion) => void;
}

/** More would not be read; typing narrows them down. */
const unitsListed = 60;

/** What is asked: of which months, which model, which units, and beside what. */
export function QuestionBar({ choices, evaluation, onAsk }: QuestionBarProps) {
  const { t } = useTranslation('evaluation');
  const { question, place, model } = evaluation;
  const ranges = presets.flatMap((preset) => {
    const range = rangeOf(preset, choices, model);
    return range === undefined ? [] : [{ preset, range }];
  });
  const months = monthsOffered(choices, [question, ...ranges.map(({ range }) => range)])
    .toReversed()
    .map((month) => ({ value: month, label: writeMonth(month) }));
  const sides = comparedSides.filter(
    (side) =>
      (side !== 'outsideModel' || question.model !== null) &&
      (side !== 'otherUnits' || place === 'store'),
  );
  const units = useMemo(
    () => choices.units.map(({ code, name }) => ({ value: code, label: name })),
    [choices.units],
  );
  const ask = (changed: Partial<EvaluationQuestion>) => onAsk({ ...question, ...changed });
  return (
    <form
      className={styles.question}
      aria-label={t('question.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={styles.presets}>
        {ranges.map(({ preset, range }) => (
          <Button
            key={preset}
            size="compact-md"
            variant={
              range.from === question.from && range.to === question.to ? 'filled' : 'default'
            }
            aria-pressed={range.from === question.from && range.to === question.to}
            onClick={() => ask(range)}
          >
            {t(`preset.${preset}`)}
          </Button>
        ))}
      </div>
      <div className={styles.fields}>
        <NativeSelect
          label={t('question.from')}
          data={months}
          value={question.from}
          onChange={({ currentTarget: { value: from } }) =>
            ask({ from, to: from > question.to ? from : question.to })
          }
        />
        <NativeSelect
          label={t('question.to')}
          data={months}
          value={question.to}
          onChange={({ currentTarget: { value: to } }) =>
            ask({ to, from: to < question.from ? to : question.from })
          }
        />
        <NativeSelect
          label={t('question.model')}
          data={[
            { value: '', label: t('question.everything') },
            ...choices.models.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={question.model ?? ''}
          onChange={({ currentTarget: { value } }) =>
            ask({
              model: value === '' ? null : value,
              beside: value === '' && question.beside === 'outsideModel' ? 'none' : question.beside,
            })
          }
        />
        <NativeSelect
          label={t('question.beside')}
          data={sides.map((side) => ({ value: side, label: t(`beside.${side}`) }))}
          value={question.beside}
          onChange={({ currentTarget: { value } }) =>
            ask({ beside: comparedSides.find((side) => side === value) ?? 'none' })
          }
        />
      </div>
      {place === 'store' && (
        <MultiSelect
          label={t('question.units')}
          placeholder={question.units.length === 0 ? t('question.everyUnit') : ''}
          data={units}
          value={question.units}
          onChange={(units) => ask({ units })}
          searchable
          clearable
          limit={unitsListed}
          nothingFoundMessage={t('question.noUnit')}
          filter={({ options, search, limit }) =>
            options
              .filter((option) => 'label' in option && foldedIncludes(option.label, search))
              .slice(0, limit)
          }
        />
      )}
    </form>
  );
}
