import type { PeriodFigures, QuestionShares, SeriesFigures } from '../figures/figures.contract.ts';
import { isSelfService } from '../figures/series.ts';

/** What a first glance takes of a period's figures. */
export type HeadlineFigures = Pick<PeriodFigures, 'period' | 'series'>;

/** What citizens gave alone at the fixed screen, if enough of them did to be shown. */
export function headlineOf({ series }: HeadlineFigures): SeriesFigures | undefined {
  return series.find(({ series }) => isSelfService(series));
}

/** What they said it was about, questionnaire by questionnaire. */
export function reasonsOf({ questions }: SeriesFigures): readonly QuestionShares[] {
  return questions.filter(({ question }) => question === 'reasons');
}
