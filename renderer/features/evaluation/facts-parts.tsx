import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import styles from './evaluation.module.css';
import { FactTable, Part } from './part.tsx';
import { useKindWords } from './use-kind-words.ts';

interface FactsProps {
  readonly evaluation: Evaluation;
}

/** What the office tells beside ratings: letters, sessions, figures, duties. Nothing here is a rating. */
export function FactsParts({ evaluation }: FactsProps) {
  return (
    <>
      <LettersPart evaluation={evaluation} />
      <WorkPart evaluation={evaluation} />
      <DutiesPart evaluation={evaluation} />
      <ScoresPart evaluation={evaluation} />
    </>
  );
}

function LettersPart({ evaluation: { letters, apologies } }: FactsProps) {
  const { t } = useTranslation('evaluation');
  const words = useKindWords();
  const format = useFormat();
  const count = (n: number | null) => (n === null ? t('letters.unknown') : format.count(n));
  const steps = [...new Set(letters.flatMap(({ steps }) => steps.map(({ code }) => code)))];
  return (
    <Part title={t('letters.title')}>
      <p className={styles.words}>
        {t('letters.apologies', { owed: count(apologies.owed), made: count(apologies.made) })}
      </p>
      {letters.length === 0 ? (
        <p className={styles.words}>{t('letters.none')}</p>
      ) : (
        <FactTable
          caption={t('letters.caption')}
          head={[t('letters.kind'), ...steps.map(words.step)]}
          numbers={steps.length}
          rows={letters.map(({ kind, steps: own }) => [
            words.letter(kind),
            ...steps.map((step) => {
              const found = own.find(({ code }) => code === step);
              return found === undefined ? '–' : format.count(found.n);
            }),
          ])}
        />
      )}
      <p className={styles.soft}>{t('letters.note')}</p>
    </Part>
  );
}

function WorkPart({ evaluation: { sessions, activity, targets } }: FactsProps) {
  const { t } = useTranslation('evaluation');
  const format = useFormat();
  const isEmpty =
    sessions.byMonth.length + sessions.groups.length + activity.length + targets.length === 0;
  return (
    <Part title={t('work.title')}>
      {isEmpty && <p className={styles.words}>{t('work.none')}</p>}
      {targets.length > 0 && (
        <FactTable
          caption={t('work.targets')}
          head={[t('work.figure'), t('work.atLeast'), t('work.by'), t('work.found')]}
          rows={targets.map(({ name, shareOf, atLeast, by, found }) => {
            const unit = shareOf === null ? '' : '%';
            return [
              name,
              `${format.plain(atLeast)}${unit}`,
              by === null ? '' : writeDay(by),
              found === null
                ? t('work.notFound')
                : `${format.plain(Math.round(found * 10) / 10)}${unit}`,
            ];
          })}
        />
      )}
      {sessions.byMonth.length > 0 && (
        <FactTable
          caption={t('work.sessions')}
          head={[
            t('work.month'),
            t('work.held'),
            t('work.visits'),
            t('work.received'),
            t('work.resolved'),
            t('work.online'),
          ]}
          numbers={5}
          rows={sessions.byMonth.map(({ month, ...counts }) => [
            writeMonth(month),
            ...[
              counts.sessions,
              counts.visits,
              counts.received,
              counts.resolved,
              counts.online,
            ].map(format.count),
          ])}
        />
      )}
      {sessions.groups.length > 0 && (
        <FactTable
          caption={t('work.groups')}
          head={[t('work.group'), t('work.visits')]}
          numbers={1}
          rows={sessions.groups.map(({ name, visits }) => [name, format.count(visits)])}
        />
      )}
      {activity.length > 0 && (
        <FactTable
          caption={t('work.activity')}
          head={[t('work.figure'), t('work.sum'), t('work.unit'), t('work.months')]}
          rows={activity.map(({ name, sum, unit, months, of }) => [
            name,
            format.plain(sum),
            unit,
            months === of
              ? t('work.allMonths')
              : t('work.someMonths', { months: format.count(months), of: format.count(of) }),
          ])}
        />
      )}
    </Part>
  );
}

function DutiesPart({ evaluation }: FactsProps) {
  const { t } = useTranslation('evaluation');
  const words = useKindWords();
  const format = useFormat();
  const { tasks, undertakings, difficulties, place } = evaluation;
  const withUnit = (name: string, text: string) => (place === 'store' ? `${name}: ${text}` : text);
  const isEmpty = tasks.length + undertakings.length + difficulties.length === 0;
  return (
    <Part title={t('duties.title')}>
      {isEmpty && <p className={styles.words}>{t('duties.none')}</p>}
      {tasks.length > 0 && (
        <FactTable
          caption={t('duties.tasks')}
          head={[t('duties.duty'), t('duties.source'), t('duties.deadline'), t('duties.state')]}
          rows={tasks.map(({ name, duty, source, clause, deadline, state, isLate }) => [
            withUnit(name, duty),
            [source, clause].filter((part) => part !== '').join(', '),
            deadline === null ? '' : writeDay(deadline),
            isLate ? t('duties.late', { state: words.task(state) }) : words.task(state),
          ])}
        />
      )}
      {undertakings.length > 0 && (
        <FactTable
          caption={t('duties.undertakings')}
          head={[t('duties.kind'), t('duties.held'), t('duties.withEvidence'), t('duties.counts')]}
          rows={undertakings.map(({ kind, held, withEvidence, counts }) => [
            words.undertaking(kind),
            format.count(held),
            format.count(withEvidence),
            counts.map(({ code, n }) => words.counted(code, format.count(n))).join(', '),
          ])}
        />
      )}
      {difficulties.length > 0 && (
        <FactTable
          caption={t('duties.difficulties')}
          head={[t('duties.words'), t('duties.kind'), t('duties.notedOn'), t('duties.state')]}
          rows={difficulties.map(({ name, words: said, kind, notedOn, state }) => [
            withUnit(name, said === '' ? t('duties.noWords') : said),
            words.difficulty(kind),
            writeDay(notedOn),
            words.difficultyState(state),
          ])}
        />
      )}
    </Part>
  );
}

function ScoresPart({ evaluation: { scores, place } }: FactsProps) {
  const { t } = useTranslation('evaluation');
  const format = useFormat();
  if (scores.length === 0) return null;
  return (
    <Part title={t('scores.title')}>
      <FactTable
        caption={t('scores.caption')}
        head={[
          t('scores.set'),
          t('scores.period'),
          t('scores.criteria'),
          t('scores.self'),
          t('scores.verified'),
          t('scores.full'),
        ]}
        numbers={4}
        rows={scores.map(({ name, set, version, period, criteria, self, verified, full }) => [
          [...(place === 'store' ? [name] : []), `${set} (${version})`].join(': '),
          period,
          format.count(criteria),
          format.plain(self),
          verified === null ? t('scores.notVerified') : format.plain(verified),
          format.plain(full),
        ])}
      />
    </Part>
  );
}
