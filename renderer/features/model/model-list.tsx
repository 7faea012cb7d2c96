import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import { graceMinutes } from '#shared/features/session/grace.ts';
import type { Model, ModelBasis } from '#shared/features/model/model.ts';
import type { KnownModel, ModelOverview } from '#shared/features/model/model.contract.ts';
import styles from './model-screen.module.css';

interface ModelListProps {
  readonly overview: ModelOverview;
  readonly isBusy: boolean;
  readonly onEdit: (model: Model) => void;
  readonly onWrite: (code: string) => void;
  readonly onRemove: (code: string) => void;
}

/** Each model with how it stands here, what it stands on and what is due next. */
export function ModelList({ overview, isBusy, onEdit, onWrite, onRemove }: ModelListProps) {
  const { t } = useTranslation('model');
  const { models, mayChange } = overview;
  if (models.length === 0) return null;
  return (
    <ul className={styles.models} aria-label={t('list')}>
      {models.map(({ model, standing }) => (
        <li key={model.code} className={styles.card}>
          <div className={styles.head}>
            <h2 className={styles.title}>{model.name}</h2>
            <Badge variant="light" size="lg" className={styles.standing}>
              {t(`standing.${standing}`)}
            </Badge>
          </div>
          <ModelFacts model={model} overview={overview} />
          {mayChange && (
            <div className={styles.buttons}>
              <Button
                variant="default"
                disabled={isBusy}
                aria-label={t('editOf', { name: model.name })}
                onClick={() => onEdit(model)}
              >
                {t('edit')}
              </Button>
              <Button
                variant="default"
                disabled={isBusy}
                aria-label={t('file.writeOf', { name: model.name })}
                onClick={() => onWrite(model.code)}
              >
                {t('file.write')}
              </Button>
              <Button
                variant="subtle"
                disabled={isBusy}
                aria-label={t('removeOf', { name: model.name })}
                onClick={() => onRemove(model.code)}
              >
                {t('remove')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ModelFactsProps extends Pick<KnownModel, 'model'> {
  readonly overview: ModelOverview;
}

function ModelFacts({ model, overview }: ModelFactsProps) {
  const { t, i18n } = useTranslation('model');
  const format = useFormat();
  const { unit, fields, today } = overview;
  const { kind, validFrom, validTo, fieldCodes, units, basis, verified, code } = model;
  const fieldName = (wanted: string) =>
    fields.find((field) => field.code === wanted)?.name ?? wanted;
  const figureName = (wanted: string) =>
    overview.figures.find((figure) => figure.code === wanted)?.[
      i18n.language === 'en' ? 'en' : 'vi'
    ] ?? wanted;
  const own = units.find((each) => each.code === unit.code);
  const due = model.deadlines
    .filter(({ day }) => day >= today)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))[0];
  const dates = [
    ...(own?.pilotFrom === undefined ? [] : [t('own.pilot', { day: writeDay(own.pilotFrom) })]),
    ...(own?.rollOutFrom === undefined
      ? []
      : [t('own.rollOut', { day: writeDay(own.rollOutFrom) })]),
  ];
  const lines = [
    [
      t(`kind.${kind}`),
      t('code', { code }),
      validTo === undefined
        ? t('since', { from: writeDay(validFrom) })
        : t('valid', { from: writeDay(validFrom), to: writeDay(validTo) }),
    ].join(' · '),
    ...(fieldCodes.length === 0
      ? []
      : [t('fields', { fields: fieldCodes.map(fieldName).join(', ') })]),
    ...(hasWindows(kind) ? [t('grace', { minutes: graceMinutes })] : []),
    ...(units.length === 0 ? [] : [t('units', { n: units.length })]),
    ...(dates.length === 0 ? [] : [`${t('own.here')} ${dates.join('; ')}`]),
    ...model.targets.map(({ figure, shareOf, atLeast, by }) => {
      const value = format.plain(atLeast);
      const values = { figure: figureName(figure), value };
      const target =
        shareOf === undefined
          ? t('target.count', values)
          : t('target.share', { ...values, of: figureName(shareOf) });
      return by === undefined ? target : t('target.by', { target, day: writeDay(by) });
    }),
    ...(due === undefined
      ? []
      : [t('due', { what: t(`deadline.${due.kind}`), day: writeDay(due.day) })]),
  ];
  return (
    <>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      <Basis basis={basis} verified={verified} />
    </>
  );
}

/** Whether ratings are given under it in sessions that end at the counter, and in the grace after them. */
function hasWindows(kind: Model['kind']): boolean {
  return kind === 'weeklyWindow' || kind === 'calendarDays';
}

/** Nothing stands there as a legal basis before an officer has entered the document. */
function Basis({ basis, verified }: Pick<Model, 'basis' | 'verified'>) {
  const { t } = useTranslation('model');
  return (
    <>
      {basis
        .map((each) => inWords(each, t('basis.noNumber')))
        .map((document) => (
          <p key={document} className={styles.line}>
            {t('basis.line', { document })}
          </p>
        ))}
      {basis.length === 0 && <p className={styles.line}>{t('basis.none')}</p>}
      {!verified && <p className={styles.mark}>{t('unverified')}</p>}
    </>
  );
}

function inWords({ number, body, issuedOn, clause }: ModelBasis, noNumber: string): string {
  return [
    number === '' ? noNumber : number,
    body,
    ...(issuedOn === undefined ? [] : [writeDay(issuedOn)]),
    ...(clause === '' ? [] : [clause]),
  ].join(', ');
}
