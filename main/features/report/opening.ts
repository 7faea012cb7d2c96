import type { ReportBlock } from './report-document.ts';
import type { ReportSource } from './report-source.ts';
import { periodOf } from './names.ts';
import { fill, wording } from './wording.ts';
import { writeDay } from './write-number.ts';

/** What the report is about, for its head. */
export function subjectOf({ kind, evaluation }: ReportSource): string {
  const { model, question } = evaluation;
  const period = periodOf(question.from, question.to);
  const { subject } = wording;
  if (kind !== 'monthly') return fill(subject[kind], { period, model: model?.name ?? '' });
  return model === null
    ? fill(subject.monthly, { period })
    : fill(subject.monthlyOfModel, { period, model: model.name });
}

/** The documents that the model stands on, as an officer entered them; nothing where nobody has. */
export function basisOf({ evaluation: { model } }: ReportSource): readonly ReportBlock[] {
  const { opening } = wording;
  return (model?.basis ?? []).map(({ number, body, issuedOn, clause }) => ({
    is: 'basis',
    text: fill(number === '' ? opening.basisDraft : opening.basis, {
      number,
      body,
      issued: issuedOn === undefined ? '' : fill(opening.issued, { day: writeDay(issuedOn) }),
      clause: clause === '' ? '' : fill(opening.clause, { clause }),
      unverified: model?.verified === true ? '' : opening.unverified,
    }),
  }));
}

export function openingOf(source: ReportSource): readonly ReportBlock[] {
  const { kind, evaluation, office } = source;
  const { model, question, place } = evaluation;
  const { opening } = wording;
  const values = {
    office: office.name,
    period: periodOf(question.from, question.to),
    model: model?.name ?? '',
  };
  const begins = kind === 'monthly' && model !== null ? opening.monthlyOfModel : opening[kind];
  const about =
    model === null
      ? []
      : [
          fill(model.validTo === null ? opening.pilotFrom : opening.pilotFromTo, {
            from: writeDay(model.validFrom),
            to: writeDay(model.validTo ?? model.validFrom),
          }),
          ...(model.basis.length === 0 ? [opening.noBasis] : []),
        ];
  return [
    { is: 'paragraph', text: fill(begins, values) },
    ...[...about, ...(place === 'store' ? [opening.store] : [])].map(
      (text) => ({ is: 'paragraph', text }) as const,
    ),
  ];
}
