import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { Model } from '#shared/features/model/model.ts';
import type { PlanEntry } from '#shared/features/session/plan-entry.ts';
import {
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
} from '#tests/support/test-app.ts';

const saturdays = Model.parse({
  code: 'sang-thu-bay',
  name: 'Sáng thứ Bảy vì dân',
  kind: 'calendarDays',
  validFrom: '2026-11-01',
});
const line: PlanEntry = {
  code: 'phien-1',
  modelCode: 'sang-thu-bay',
  mode: 'extra',
  on: { weekday: 6, weeks: [1] },
  from: '07:30',
  to: '11:00',
  place: '',
  validFrom: '2026-11-01',
};

let app: TestApp;
const people = [...usualPeople, { code: 'lanh-dao', role: 'leader', secret: '135791' }] as const;
beforeEach(async () => {
  app = await createTestApp({ people });
});
afterEach(() => app.close());

async function signedIn(code: 'can-bo' | 'tong-hop' | 'lanh-dao') {
  const desk = app.desk();
  const secret = { 'can-bo': staffPin, 'tong-hop': officerPhrase, 'lanh-dao': '135791' }[code];
  await desk.access.signIn({ code, secret });
  return desk;
}

async function withModels(...models: Model[]) {
  const leader = await signedIn('lanh-dao');
  const { version } = await leader.model.list();
  await leader.model.change({ basedOn: version, models });
  return leader;
}

describe('the models of an office', () => {
  it('are changed by who may change the office, and seen by who reads figures', async () => {
    await withModels(saturdays);
    const officer = await signedIn('tong-hop');
    expect(await officer.model.list()).toMatchObject({
      models: [{ model: saturdays, standing: 'running' }],
      mayChange: false,
    });
    const refused = officer.model.change({ basedOn: 1, models: [] });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are of the office’s settings, with who changed which in the audit and no word of it', async () => {
    const leader = await withModels(saturdays);
    expect((await leader.office.show()).office.models).toEqual([saturdays]);
    const db = openReader(app.folder.database);
    const { actor, detail } = db
      .prepare<[], { actor: string; detail: string }>(
        `SELECT actor, detail FROM audit WHERE action = 'models.changed'`,
      )
      .get() ?? { actor: '', detail: '{}' };
    db.close();
    expect([actor, JSON.parse(detail)]).toEqual([
      'lanh-dao',
      { basedOn: 1, models: 1, changed: 'sang-thu-bay' },
    ]);
  });

  it('go to another office as a file, which keeps nothing there before somebody saves it', async () => {
    const days = { units: [{ code: '00000', name: '', pilotFrom: '2026-11-01' }] };
    const leader = await withModels(Model.parse({ ...saturdays, ...days }));
    const { file } = await leader.model.writeFile({ code: 'sang-thu-bay' });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('2026');
    const { model: written, ...about } = JSON.parse(text);
    expect(about).toEqual({
      format: 'hai-long-model/1',
      from: { code: '00000', name: expect.any(String) },
    });
    app.close();
    app = await createTestApp({ people });
    const other = await signedIn('lanh-dao');
    expect(await other.model.readFile({ text })).toMatchObject({
      is: 'model',
      file: { model: written },
    });
    expect((await other.model.list()).models).toEqual([]);
    const unknown = other.model.writeFile({ code: 'khac' });
    await expect(unknown).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' });
    const staff = await signedIn('can-bo');
    for (const refused of [staff.model.writeFile({ code: 'x' }), staff.model.readFile({ text })]) {
      await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('give way to nobody who has not seen what another person changed', async () => {
    const leader = await withModels(saturdays);
    const late = leader.model.change({ basedOn: 1, models: [] });
    await expect(late).rejects.toMatchObject({ code: 'SETTINGS_CHANGED' });
  });

  it('are refused with a code twice, or a field that the office does not have', async () => {
    const leader = await signedIn('lanh-dao');
    for (const models of [[saturdays, saturdays], [{ ...saturdays, fieldCodes: ['khong-co'] }]]) {
      const wrong = leader.model.change({ basedOn: 1, models });
      await expect(wrong).rejects.toMatchObject({ code: 'MODELS_WRONG' });
    }
  });
});

describe('the plan', () => {
  it('names models that are there', async () => {
    const leader = await signedIn('lanh-dao');
    const unknown = leader.session.changePlan({ basedOn: 1, plan: [line] });
    await expect(unknown).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' });
    await withModels(saturdays);
    const { plan, models } = await leader.session.changePlan({ basedOn: 2, plan: [line] });
    expect([plan.length, models]).toEqual([
      1,
      [{ code: 'sang-thu-bay', name: 'Sáng thứ Bảy vì dân' }],
    ]);
  });

  it('keeps a model that it names from being taken away, here and in the office’s file', async () => {
    const leader = await withModels(saturdays);
    await leader.session.changePlan({ basedOn: 2, plan: [line] });
    await expect(leader.model.change({ basedOn: 3, models: [] })).rejects.toMatchObject({
      code: 'MODEL_PLANNED',
      data: { codes: ['sang-thu-bay'] },
    });
    const { office } = await leader.office.show();
    const text = JSON.stringify({ ...office, models: [] });
    expect((await leader.office.preview({ text })).faults).toMatchObject([
      { fault: 'modelUnknown', path: ['plan', 0, 'modelCode'] },
    ]);
  });
});

it('opens with a plan from before there were models, and says which are missing', async () => {
  app.close();
  app = await createTestApp({ people, settings: { plan: [line] } });
  const leader = await signedIn('lanh-dao');
  expect((await leader.model.list()).unknownCodes).toEqual(['sang-thu-bay']);
  const { plan } = await leader.session.changePlan({
    basedOn: 1,
    plan: [{ ...line, to: '11:30' }],
  });
  expect(plan).toMatchObject([{ to: '11:30' }]);
});
