import { readFileSync } from 'node:fs';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { EvaluationScreen } from '#renderer/features/evaluation/evaluation-screen.tsx';
import words from '#resources/locales/vi/evaluation.json';
import statistics from '#resources/locales/vi/statistics.json';
import { Evaluation, EvaluationChoices } from '#shared/features/evaluation/evaluation.contract.ts';
import type { EvaluationQuestion } from '#shared/features/evaluation/evaluation.contract.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { aFigure, anEvaluation, aStore, aYear } from '#tests/support/some-evaluation.ts';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
});

const asked: EvaluationQuestion[] = [];

/** The real core, but for the figures: a year of ratings takes longer to make than to look at. */
async function openScreen(
  evaluation?: Evaluation,
  rights: readonly Right[] = ['figures.read', 'gather.run'],
) {
  const desk = app.desk();
  await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  asked.length = 0;
  renderOnDesk(
    <EvaluationScreen
      client={evaluation === undefined ? desk : withFigures(desk, evaluation)}
      rights={rights}
    />,
  );
  return desk;
}

function withFigures(desk: Client, evaluation: Evaluation): Client {
  const choices = EvaluationChoices.parse({
    isSimulated: evaluation.isSimulated,
    months: ['2026-07', '2026-08', '2026-09'],
    closedTo: '2026-09-30',
    models: [{ code: 'thu-bay', name: 'Sáng thứ Bảy vì dân', kind: 'calendarDays' }],
    units: evaluation.units.map(({ unit, name }) => ({ code: unit, name })),
  });
  const show = async (question: EvaluationQuestion) => {
    asked.push(question);
    return Evaluation.parse({ ...evaluation, question });
  };
  const told = { choices: async () => choices, storeChoices: async () => choices };
  const evaluated = { ...told, show, storeShow: show };
  return new Proxy(desk, {
    get: (client, name) => (name === 'evaluation' ? evaluated : Reflect.get(client, name)),
  });
}

const region = (name: string) => screen.findByRole('region', { name });

it('says what an office without ratings has to do: nothing', async () => {
  await openScreen();
  expect(await screen.findByText(words.empty.title)).toBeDefined();
  expect(screen.getByText(words.empty.office)).toBeDefined();
});

it('says where there is no store, and offers one only to who gathers', async () => {
  await openScreen();
  await userEvent.click(await screen.findByRole('radio', { name: words.place.store }));
  expect(await screen.findByText(words.refused.NO_STORE.title)).toBeDefined();
  cleanup();
  await openScreen(undefined, ['figures.read']);
  await screen.findByText(words.empty.title);
  expect(screen.queryByRole('radio', { name: words.place.store })).toBeNull();
});

it('asks for the latest closed quarter first, and for what somebody chooses then', async () => {
  await openScreen(aYear());
  const form = within(await screen.findByRole('form', { name: words.question.label }));
  expect(asked).toMatchObject([{ from: '2026-07', to: '2026-09', model: null, beside: 'none' }]);
  await userEvent.selectOptions(form.getByLabelText(words.question.model), 'Sáng thứ Bảy vì dân');
  await waitFor(() => expect(asked.at(-1)?.model).toBe('thu-bay'));
  await userEvent.selectOptions(
    form.getByLabelText(words.question.beside),
    words.beside.outsideModel,
  );
  await userEvent.click(form.getByRole('button', { name: words.preset.lastYear }));
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      ...{ from: '2025-01', to: '2025-12' },
      ...{ model: 'thu-bay', beside: 'outsideModel' },
    }),
  );
});

it('tells 21 ratings in plain numbers, without a single empty axis', async () => {
  const figure = aFigure(21, 0.9, { coverage: { is: 'unknown' }, breakEven: { is: 'unknown' } });
  const months = ['2026-07', '2026-08', '2026-09'];
  await openScreen(
    anEvaluation({
      notices: ['coverageUnknown'],
      chosen: { months, figure },
      periods: [{ months, figure }],
    }),
  );
  const trend = within(await region(words.chart.trend.title));
  expect(trend.getByRole('cell', { name: 'Quý 3/2026' })).toBeDefined();
  expect(trend.queryByRole('img')).toBeNull();
  expect(screen.getAllByText('n = 21 đánh giá')).toHaveLength(2);
  const conclusion = within(await region(words.conclusion.title));
  expect(conclusion.getByText(words.conclusion.cannotTell)).toBeDefined();
  expect(conclusion.getByText(statistics.reason.tooFewPoints)).toBeDefined();
});

it('says why nothing can be concluded, as an answer and not as an error', async () => {
  await openScreen(
    aYear({
      beside: { months: [], figure: aFigure(400, 0.8) },
      comparison: { is: 'cannotTell', reasons: ['coverageLow'], difference: null },
      notices: ['cleanFirst', 'coverageLow'],
    }),
  );
  const conclusion = within(await region(words.conclusion.title));
  expect(conclusion.getByText(statistics.reason.coverageLow)).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
  const [first] = within(screen.getByRole('note')).getAllByRole('listitem');
  expect(first?.textContent).toBe(statistics.notice.cleanFirst);
});

it('shows each chart as a picture with words for who cannot see it, and as a table', async () => {
  await openScreen(aYear());
  const trend = within(await region(words.chart.trend.title));
  expect(trend.getByRole('img').getAttribute('aria-label')).toContain('12 kỳ. 10/2025: 81,2%');
  await userEvent.click(trend.getByRole('radio', { name: words.switch.table }));
  expect(trend.getAllByRole('row')).toHaveLength(13);
  expect(trend.queryByRole('img')).toBeNull();
});

it('saves a chart into the exports and says where', async () => {
  await openScreen(aYear());
  const trend = within(await region(words.chart.trend.title));
  const { title } = words.chart.trend;
  await userEvent.click(trend.getByRole('button', { name: `Lưu CSV: ${title}` }));
  await screen.findByText(words.save.done);
  const file = screen.getByText(/bieu-do-trend-.*\.csv$/).textContent;
  expect(readFileSync(file, 'utf8').split('\r\n')[1]).toMatch(/^10\/2025,117,0\.81/);
  await userEvent.click(trend.getByRole('button', { name: `Lưu SVG: ${title}` }));
  const svg = await screen.findByText(/bieu-do-trend-.*\.svg$/);
  expect(readFileSync(svg.textContent, 'utf8')).toContain(title);
});

it('marks a simulated store all over, and finds a unit by its name without marks', async () => {
  await openScreen(aStore(6, { isSimulated: true, notices: ['simulated'] }));
  await userEvent.click(await screen.findByRole('radio', { name: words.place.store }));
  expect(await screen.findByText(words.simulated)).toBeDefined();
  const units = within(await region(words.part.units));
  expect(units.getAllByText(words.chart.noOrder)).toHaveLength(2);
  const [choice] = screen.getAllByLabelText(words.question.units);
  if (choice === undefined) throw new Error('units can be chosen in a store');
  await userEvent.type(choice, 'so 4');
  await userEvent.click(await screen.findByRole('option', { name: 'Xã Số 4', hidden: true }));
  await waitFor(() => expect(asked.at(-1)?.units).toEqual(['10004']));
});
