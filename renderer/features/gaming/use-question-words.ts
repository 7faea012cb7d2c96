import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { PutQuestion, QuestionOverview } from '#shared/features/gaming/gaming.contract.ts';

/** What a question is called and asks, its figures written as the language writes them. */
export function useQuestionWords({ counters }: Pick<QuestionOverview, 'counters'>) {
  const { t } = useTranslation('gaming');
  const write = useFigures();
  const placeOf = ({ place }: PutQuestion) => {
    if (place.is !== 'counter') return t(`place.${place.is}`);
    const { counterCode } = place;
    return counters.find(({ code }) => code === counterCode)?.name ?? counterCode;
  };
  return {
    heading: (question: PutQuestion) =>
      t('heading', { place: placeOf(question), month: writeMonth(question.month) }),
    sentence({ code, figures }: PutQuestion) {
      const said = write(figures);
      switch (code) {
        case 'equalRuns':
        case 'bursts':
        case 'outsideHours':
          return figures.ofPastDays === 0
            ? t(`questionFirst.${code}`, said)
            : t(`question.${code}`, said);
        case 'changedUp':
          return figures.ofPast === 0
            ? t(`questionFirst.${code}`, said)
            : t(`question.${code}`, said);
        default:
          return t(`question.${code}`, said);
      }
    },
  };
}

/** Every figure that a sentence may have, by its name there; those that the question has not are not in its sentence. */
function useFigures() {
  const format = useFormat();
  return (figures: PutQuestion['figures']) => {
    const as = (name: string, write: (value: number) => string) => write(figures[name] ?? 0);
    const count = (name: string) => as(name, format.count);
    const hundredths = (name: string) => as(name, format.hundredths);
    return {
      answers: count('answers'),
      visits: count('visits'),
      usual: count('usual'),
      days: count('days'),
      otherDays: count('otherDays'),
      pastDays: count('pastDays'),
      ofPastDays: count('ofPastDays'),
      up: count('up'),
      down: count('down'),
      pastUp: count('pastUp'),
      past: count('past'),
      ofPast: count('ofPast'),
      share: as('share', format.share),
      otherShare: as('otherShare', format.share),
      perVisit: hundredths('perVisit'),
      otherPerVisit: hundredths('otherPerVisit'),
      spread: hundredths('spread'),
    };
  };
}
