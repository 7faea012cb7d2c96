import { useTranslation } from 'react-i18next';
import type {
  ScoreSheet,
  ShownComputation,
} from '#shared/features/assessment/assessment.contract.ts';
import type { Criterion } from '#shared/features/assessment/indicator-set.ts';
import { registers } from '#shared/features/assessment/registers.ts';
import styles from './criterion-panel.module.css';
import { monthRuns } from './month-runs.ts';
import { useWords } from './use-words.ts';

interface ComputationNoteProps {
  readonly sheet: ScoreSheet;
  readonly criterion: Criterion;
  readonly computation: ShownComputation | undefined;
}

type Formula = NonNullable<Criterion['formula']>;

/** What figures make of a criterion: the formula, what went into it, and where that comes from. */
export function ComputationNote({ sheet, criterion, computation }: ComputationNoteProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { formula, fullScore } = criterion;
  if (formula === undefined || computation === undefined) return null;
  const { inputs } = computation;
  const source = sourceOf(formula);
  const valueInWords = (value: number) => {
    if (formula.kind === 'points') return t('computed.mean', { value: words.score(value) });
    if (formula.kind === 'count') return t('computed.times', { n: words.score(value) });
    return words.share(value);
  };
  const nameIn = (from: Source, figure: string) => {
    if (from === 'Kiosk') return kioskName(t, figure);
    return from === 'Registers' ? registerName(t, figure) : nameOfFigure(sheet, words, figure);
  };
  return (
    <>
      <h2>{t('computed.title')}</h2>
      {computation.is === 'known' ? (
        <p className={styles.known}>
          {t('computed.known', {
            value: valueInWords(computation.value),
            score: words.score(computation.score),
            full: words.score(fullScore),
          })}
        </p>
      ) : (
        <p className={styles.known}>
          {t('computed.missing')}. <MissingWhy formula={formula} computation={computation} />
        </p>
      )}
      {computation.use === 'hint' && <p className={styles.soft}>{t('computed.hint')}</p>}
      <p className={styles.soft}>
        <FormulaWords sheet={sheet} criterion={criterion} formula={formula} />
      </p>
      {inputs.length > 0 && (
        <ul className={styles.inputs} aria-label={t('computed.inputs')}>
          {inputs.map(({ figure, value }) => (
            <li key={figure}>
              {t('computed.figure', {
                name: nameIn(source, figure),
                value: words.score(value),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.soft}>{t(`computed.source${source}`)}</p>
    </>
  );
}

type T = ReturnType<typeof useTranslation<'assessment'>>['t'];
const kioskInputs = ['n', 'sum', 'rawN', 'rawSum'] as const;

function kioskName(t: T, figure: string): string {
  const input = kioskInputs.find((each) => figure === `kiosk.${each}`);
  return input === undefined ? figure : t(`computed.kiosk.${input}`);
}

function registerName(t: T, figure: string): string {
  const register = registers.find((each) => each === figure);
  return register === undefined ? figure : t(`computed.register.${register}`);
}

type Source = 'Kiosk' | 'Activity' | 'Registers';

function sourceOf({ kind }: Formula): Source {
  if (kind === 'share') return 'Activity';
  return kind === 'registers' || kind === 'count' ? 'Registers' : 'Kiosk';
}

function nameOfFigure(
  { figures }: ScoreSheet,
  { nameOf }: ReturnType<typeof useWords>,
  figure: string,
): string {
  const names = figures[figure];
  return names === undefined ? figure : nameOf(names);
}

interface FormulaWordsProps {
  readonly sheet: ScoreSheet;
  readonly criterion: Criterion;
  readonly formula: Formula;
}

function FormulaWords({ sheet, criterion, formula }: FormulaWordsProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  if (formula.kind === 'points') return t('computed.points');
  const registersIn = (some: readonly string[]) =>
    some.map((register) => registerName(t, register)).join(t('computed.plus'));
  if (formula.kind === 'count') {
    const count = t('computed.count', { of: registersIn(formula.of) });
    const target = words.score(formula.target);
    return `${count} ${t('computed.target', { target, full: words.score(criterion.fullScore) })}`;
  }
  const list = (figures: readonly string[]) =>
    figures.map((figure) => nameOfFigure(sheet, words, figure)).join(t('computed.plus'));
  const share =
    formula.kind === 'share'
      ? t('computed.share', { parts: list(formula.parts), whole: list(formula.whole) })
      : formula.kind === 'registers'
        ? t('computed.registers', {
            parts: registersIn(formula.parts),
            whole: registersIn(formula.whole),
          })
        : t(`computed.${formula.kind}`);
  const points =
    formula.points === 'proportion'
      ? t('computed.proportion', { full: words.score(criterion.fullScore) })
      : t('computed.steps', {
          steps: formula.points
            .filter(({ atLeast, score }) => atLeast > 0 || score > 0)
            .map(({ atLeast, score }) =>
              t('computed.stepLine', { share: words.share(atLeast), score: words.score(score) }),
            )
            .join('; '),
        });
  return formula.use === 'hint' ? share : `${share} ${points}`;
}

interface MissingWhyProps {
  readonly formula: Formula;
  readonly computation: Extract<ShownComputation, { is: 'missing' }>;
}

function MissingWhy({ formula, computation }: MissingWhyProps) {
  const { t } = useTranslation('assessment');
  const { why, months, inputs } = computation;
  switch (why) {
    case 'noFigures':
      return t('computed.why.noFigures', {
        months: monthRuns(months)
          .map((run) => t(`computed.why.${run.from === run.to ? 'month' : 'months'}`, { ...run }))
          .join(', '),
      });
    case 'fewAnswers':
      return t('computed.why.fewAnswers', {
        n: inputs.find(({ figure }) => figure === 'kiosk.n')?.value ?? 0,
        minimum: 'minimum' in formula ? formula.minimum : 0,
      });
    case 'periodOpen':
      return t(`computed.why.${sourceOf(formula) === 'Kiosk' ? 'periodOpen' : 'countOpen'}`);
    case 'nothingCounted':
    case 'contradiction':
    case 'registerAway':
    case 'fewLetters':
      return t(`computed.why.${why}`);
  }
}
