import { useTranslation } from 'react-i18next';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';

/** As many units as a heading names. */
const unitsNamed = 3;

/** What an evaluation is of, in words. */
export function usePlaceWords() {
  const { t } = useTranslation('evaluation');
  const monthsOf = ({ from, to }: Evaluation['question']) =>
    from === to
      ? t('title.month', { month: writeMonth(from) })
      : t('title.months', { from: writeMonth(from), to: writeMonth(to) });
  const unitsOf = ({ place, question, units, office }: Evaluation) => {
    if (place === 'office') return office.name;
    if (question.units.length === 0) return t('question.everyUnit');
    const names = question.units.map(
      (code) => units.find(({ unit }) => unit === code)?.name ?? code,
    );
    return names.length <= unitsNamed ? names.join(', ') : t('title.units', { n: names.length });
  };
  return {
    monthsOf,
    unitsOf,
    titleOf: (evaluation: Evaluation) =>
      [
        evaluation.model?.name ?? t('question.everything'),
        monthsOf(evaluation.question),
        unitsOf(evaluation),
      ].join(' · '),
  };
}
