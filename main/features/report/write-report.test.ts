import { expect, it } from 'vitest';
import { anOrdinaryQuarter, aReviewedModel, aStoreYear } from '#tests/support/report-sources.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportSource } from './report-source.ts';
import { periodOf } from './names.ts';
import { statistics, wording } from './wording.ts';
import { writeNumber } from './write-number.ts';
import { writeReport } from './write-report.ts';

function saidIn({ body, appendix, end }: ReportDocument): string {
  const texts = [...body, ...appendix].map((block) => {
    if ('text' in block) return block.text;
    if ('title' in block) return block.title;
    return block.is === 'table' ? block.table.title : block.chart.title;
  });
  return [...texts, end].join('\n');
}

function withModel(more: Partial<NonNullable<ReportSource['evaluation']['model']>>): ReportSource {
  const source = aReviewedModel('closing');
  const { model } = source.evaluation;
  if (model === null) throw new Error('a review is of a model');
  return { ...source, evaluation: { ...source.evaluation, model: { ...model, ...more } } };
}

it('names no legal basis until an officer has entered the document', () => {
  const said = saidIn(writeReport(withModel({ basis: [], verified: false })));
  expect(said).not.toMatch(/Căn cứ (?:văn bản|dự thảo)/);
  expect(said).toContain(wording.opening.noBasis);
});

it('says of a basis that nobody compared that it is not compared', () => {
  const basis = [
    { number: '343/QĐ-UBND', body: 'UBND huyện Mẫu', issuedOn: '2024-02-01', clause: 'Mục 2' },
  ];
  const unverified = saidIn(writeReport(withModel({ basis, verified: false })));
  expect(unverified).toContain(
    'Căn cứ văn bản số 343/QĐ-UBND ngày 01/02/2024 của UBND huyện Mẫu (Mục 2) – chưa đối chiếu với văn bản;',
  );
  const verified = saidIn(writeReport(withModel({ basis, verified: true })));
  expect(verified).toContain('của UBND huyện Mẫu (Mục 2);');
  expect(verified).not.toContain(wording.opening.noBasis);
});

it('says what cannot be told with its reasons, as an answer', () => {
  const { evaluation } = anOrdinaryQuarter();
  const said = saidIn(writeReport(anOrdinaryQuarter()));
  expect(evaluation.trend).toMatchObject({ is: 'cannotTell' });
  expect(said).toContain('**chưa đủ cơ sở để kết luận.**');
  expect(said).toContain(statistics.reason.tooFewPoints);
});

it('says the raw figure first where leaving answers out changes it', () => {
  const { evaluation } = anOrdinaryQuarter();
  const { figure } = evaluation.chosen;
  if (!figure?.clean) throw new Error('there is a figure');
  const leftOut = { n: 3, mean: 100, share: 3 / (figure.raw.n + 3) };
  const chosen = { ...evaluation.chosen, figure: { ...figure, leftOut, isSaidFirst: true } };
  const said = saidIn(writeReport(anOrdinaryQuarter({ chosen, notices: ['cleanFirst'] })));
  expect(said).toContain(statistics.notice.cleanFirst);
  expect(said.indexOf('Số chưa lọc:')).toBeLessThan(said.indexOf('(số đã lọc)'));
});

it('tells nothing where there is no figure, and says so', () => {
  const chosen = { months: [], figure: null };
  const said = saidIn(
    writeReport(anOrdinaryQuarter({ chosen, periods: [], hours: [], notices: ['noHeadline'] })),
  );
  expect(said).toContain(wording.notice.noHeadline);
  expect(said).not.toMatch(/khoảng dao động 95%: từ/);
});

it('labels every interval', () => {
  for (const source of [anOrdinaryQuarter(), aReviewedModel('preliminary'), aStoreYear(4)]) {
    const sentences = saidIn(writeReport(source))
      .split('\n')
      .filter((text) => text.includes('khoảng dao động 95%'));
    expect(sentences.length).toBeGreaterThan(0);
    for (const text of sentences) expect(text).toContain(statistics.notice.interval);
  }
});

it('leaves to people what only people can say, in a review alone', () => {
  const { handwritten } = wording;
  expect(saidIn(writeReport(aReviewedModel('closing')))).toContain(handwritten.closing);
  expect(saidIn(writeReport(aReviewedModel('preliminary')))).toContain(handwritten.next);
  expect(saidIn(writeReport(anOrdinaryQuarter()))).not.toContain(handwritten.line);
});

it('fills in every blank', () => {
  for (const source of [anOrdinaryQuarter(), aReviewedModel('closing'), aStoreYear(4)]) {
    expect(saidIn(writeReport(source))).not.toMatch(/\{\w+\}|undefined|NaN|null/);
  }
});

it('repeats in the appendix no table of the text', () => {
  const { body, appendix } = writeReport(aReviewedModel('closing'));
  const sheets = [...body, ...appendix].flatMap((block) =>
    block.is === 'table' ? [block.table.sheet] : [],
  );
  expect(new Set(sheets).size).toBe(sheets.length);
});

it.each([
  ['2026-07', '2026-07', 'tháng 7 năm 2026'],
  ['2026-07', '2026-09', 'quý III năm 2026'],
  ['2026-01', '2026-12', 'năm 2026'],
  ['2026-02', '2026-05', 'từ tháng 02/2026 đến tháng 05/2026'],
])('calls %s to %s as people do', (from, to, name) => {
  expect(periodOf(from, to)).toBe(name);
});

it('writes numbers as Vietnamese papers do', () => {
  expect([
    writeNumber(12345, 'count'),
    writeNumber(0.845, 'share'),
    writeNumber(-1.25, 'points'),
    writeNumber(-0.001, 'points'),
    writeNumber(0.0222, 'chance'),
  ]).toEqual(['12.345', '84,5%', '−1,3', '0,0', '0,022']);
});
