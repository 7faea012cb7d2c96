import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import enAccess from '#resources/locales/en/access.json' with { type: 'json' };
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import activity from '#resources/locales/vi/activity.json' with { type: 'json' };
import assessment from '#resources/locales/vi/assessment.json' with { type: 'json' };
import batch from '#resources/locales/vi/batch.json' with { type: 'json' };
import connection from '#resources/locales/vi/connection.json' with { type: 'json' };
import difficulty from '#resources/locales/vi/difficulty.json' with { type: 'json' };
import figures from '#resources/locales/vi/figures.json' with { type: 'json' };
import gather from '#resources/locales/vi/gather.json' with { type: 'json' };
import glance from '#resources/locales/vi/glance.json' with { type: 'json' };
import health from '#resources/locales/vi/health.json' with { type: 'json' };
import paper from '#resources/locales/vi/paper.json' with { type: 'json' };
import roster from '#resources/locales/vi/roster.json' with { type: 'json' };
import session from '#resources/locales/vi/session.json' with { type: 'json' };
import intake from '#resources/locales/vi/intake.json' with { type: 'json' };
import inbox from '#resources/locales/vi/inbox.json' with { type: 'json' };
import languages from '#resources/locales/vi/languages.json' with { type: 'json' };
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import network from '#resources/locales/vi/network.json' with { type: 'json' };
import people from '#resources/locales/vi/people.json' with { type: 'json' };
import words from '#resources/locales/vi/office.json' with { type: 'json' };
import station from '#resources/locales/vi/station.json' with { type: 'json' };
import tables from '#resources/locales/vi/tables.json' with { type: 'json' };
import {
  wrongPin,
  test,
  open,
  signInStaff,
  signInForFigures,
  signInOfficer,
  lockScreen,
  exportTables,
  goTo,
  type Office,
} from '#tests/support/desk-office.ts';
import { callInVain, fillStore, listen } from '#tests/support/exchange-office.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { fillStick } from '#tests/support/filled-stick.ts';
import { anApology, askFor, demoPassphrase } from '#tests/support/letter-office.ts';
import { aRating, anId } from '#tests/support/test-app.ts';
import type { Tab } from '#renderer/desk/tabs.ts';
import { openTab } from '#tests/support/open-tab.ts';

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** A day with comments, one of which the leader reads first; released when somebody looks. */
async function aDayOfComments({ app }: Office): Promise<void> {
  const said = ['Ghế ít', 'Chờ lâu', 'Đèn hỏng', 'Đường khó đi', 'Nước hết', 'Chị Hoa rất tốt'];
  for (let number = 0; number < 10; number += 1) {
    const rating = aRating();
    await app.kiosk().rating.submit(rating);
    const text = said[number];
    if (text) await app.kiosk().rating.comment({ id: anId(), responseId: rating.id, text });
    app.clock.pass(60_000);
  }
  app.clock.pass(24 * 60 * 60_000);
}

/** Letters are open, and there is an apology somebody asked for. */
async function openLetters(page: Page, { app }: Office): Promise<void> {
  await askFor(app, anApology);
  await goTo(page, 'lanh-dao', 'letters');
  await press(page, letter.keys.open);
  await page.getByLabel(letter.open.passphrase).fill(demoPassphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toBeVisible();
}

/** The tab has come up and waits for nothing. */
async function comeTo(page: Page, tab: Tab): Promise<void> {
  await goTo(page, 'lanh-dao', tab);
  await expect(page.getByRole('tabpanel', { name: access.tab[tab] })).toBeVisible();
  await expect(page.getByRole('status', { name: /^Đang/ })).toHaveCount(0);
}

/** December is over, and ratings of January are released: what was given before is a closed quarter. */
async function closeQuarter({ app }: Office): Promise<void> {
  for (const day of ['2027-01-05', '2027-01-06', '2027-01-07']) {
    app.clock.pass(Date.parse(`${day}T09:00:00+07:00`) - app.clock.utcMs());
    for (let number = 0; number < 12; number += 1) {
      app.clock.pass(60_000);
      await app.kiosk().rating.submit(aRating({ score: number % 4 === 0 ? 2 : 5 }));
    }
  }
}

/** Every screen of the desk, by what brings it up from the first one. */
const screens: Record<string, (page: Page, office: Office) => Promise<void>> = {
  'sign-in': async () => {},
  'sign-in in English': async (page) => {
    await page.getByRole('button', { name: station.language.en }).click();
    await expect(page.getByRole('heading', { name: enAccess.signIn.title })).toBeVisible();
  },
  PIN: async (page) => signInStaff(page, '12'),
  passphrase: async (page) => page.getByRole('radio', { name: 'tong-hop' }).check(),
  'wrong PIN': async (page) => {
    await signInStaff(page, wrongPin);
    await expect(page.getByRole('alert')).toBeVisible();
  },
  locked: async (page) => lockScreen(page),
  'at a glance': async (page) => {
    await signInStaff(page);
    await expect(page.getByRole('heading', { name: glance.newest.title })).toBeVisible();
  },
  activity: async (page) => {
    await signInStaff(page);
    await openTab(page, 'activity');
    const cell = page.getByRole('textbox', { name: 'Hồ sơ tiếp nhận, tháng 11/2026' });
    await cell.fill('12,5');
    await expect(page.getByText(activity.fault.notWhole)).toBeVisible();
  },
  difficulties: async (page) => {
    await signInStaff(page);
    await openTab(page, 'difficulty');
    await page.getByRole('button', { name: difficulty.form.open }).click();
    await page.getByLabel(difficulty.form.words).fill('Đường truyền chậm đầu giờ sáng.');
    await page.getByRole('button', { name: difficulty.form.save }).click();
    await expect(page.getByRole('table', { name: difficulty.list })).toBeVisible();
  },
  figures: async (page) => {
    await signInForFigures(page);
    await expect(page.getByRole('article')).toBeVisible();
  },
  'figures of several series': async (page) => {
    await signInForFigures(page);
    await page.getByRole('button', { name: /30\/11\/2026/ }).click();
    await expect(
      page.getByRole('heading', { name: figures.series.scale.three, exact: true }),
    ).toBeVisible();
  },
  'figures by hour with the rules': async (page) => {
    await signInForFigures(page);
    await page.getByRole('tab', { name: figures.by.hour }).click();
    await page.locator('summary').click();
  },
  tables: async (page) => {
    await signInOfficer(page);
    await openTab(page, 'tables');
  },
  'tables written': async (page) => {
    await signInOfficer(page);
    await exportTables(page);
    await expect(page.getByText(tables.done.title)).toBeVisible();
  },
  'tables refused': async (page) => {
    await signInOfficer(page);
    await openTab(page, 'tables');
    await page.getByLabel(tables.range.from).fill('2/12/2026');
    await page.getByLabel(tables.range.to).fill('1/12/2026');
    await page.getByRole('button', { name: tables.start }).click();
    await expect(page.getByText(tables.refused.FROM_AFTER_TO.title)).toBeVisible();
  },
  'a day that is none': async (page) => {
    await signInOfficer(page);
    await openTab(page, 'tables');
    await page.getByLabel(tables.range.from).fill('31/02/2026');
    await page.getByRole('button', { name: tables.start }).click();
    await expect(page.getByText(tables.range.invalid)).toBeVisible();
  },
  'batches to be carried': async (page) => {
    await goTo(page, 'lanh-dao', 'batch');
    await expect(page.getByRole('button', { name: batch.carry.start })).toBeVisible();
  },
  connections: async (page) => {
    await goTo(page, 'lanh-dao', 'connection');
    await expect(page.getByRole('heading', { name: connection.title })).toBeVisible();
  },
  'batches taken in': async (page, { app }) => {
    const stick = makeTempFolder();
    await fillStick(app, stick);
    await signInOfficer(page);
    await openTab(page, 'intake');
    await page.getByLabel(intake.take.path).fill(stick);
    await page.getByRole('button', { name: intake.take.folder }).click();
    await expect(page.getByRole('status', { name: intake.result.title })).toBeVisible();
    removeFolder(stick);
  },
  'a desk on the network': async (page, { app }) => {
    await listen(app);
    await goTo(page, 'lanh-dao', 'connection');
    await expect(page.getByRole('table', { name: network.desk.stations })).toBeVisible();
  },
  'a station that does not reach its desk': async (page, { app }) => {
    await callInVain(app);
    await goTo(page, 'lanh-dao', 'connection');
    await expect(page.getByText(network.trouble.notReached)).toBeVisible();
  },
  'batches that wait for the network': async (page, { app }) => {
    await callInVain(app);
    await goTo(page, 'lanh-dao', 'batch');
    await expect(page.getByText(network.trouble.notReached)).toBeVisible();
  },
  'no store': async (page) => {
    await signInOfficer(page);
    await openTab(page, 'gather');
    await expect(page.getByRole('button', { name: gather.make.start })).toBeVisible();
  },
  'a store with something to decide': async (page, { app }) => {
    await fillStore(app);
    await signInOfficer(page);
    await openTab(page, 'gather');
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page.getByRole('table', { name: gather.table.title })).toBeVisible();
  },
  'a criterion with nothing yet': async (page) => {
    await signInOfficer(page);
    await openTab(page, 'assessment');
    await press(page, /^Mở tiêu chí/);
    await press(page, assessment.score.save);
    await press(page, assessment.evidence.add);
    await expect(page.getByRole('form', { name: assessment.evidence.add })).toBeVisible();
  },
  'the basis of an indicator set': async (page) => {
    await signInOfficer(page);
    await openTab(page, 'assessment');
    await press(page, assessment.unverified.enter);
    await expect(page.getByLabel(assessment.basis.number)).toBeVisible();
  },
  models: async (page) => comeTo(page, 'model'),
  duties: async (page) => comeTo(page, 'task'),
  undertakings: async (page) => comeTo(page, 'undertaking'),
  'the calendar': async (page) => comeTo(page, 'agenda'),
  'questions of gaming': async (page) => comeTo(page, 'gaming'),
  'an evaluation that waits for its quarter': async (page) => comeTo(page, 'evaluation'),
  'an evaluation': async (page, office) => {
    await closeQuarter(office);
    await comeTo(page, 'evaluation');
    await expect(page.getByRole('img').first()).toBeVisible();
  },
  health: async (page) => {
    await signInStaff(page);
    await openTab(page, 'health');
    await expect(page.getByText(health.works)).toBeVisible();
  },
  roster: async (page) => {
    await signInStaff(page);
    await openTab(page, 'roster');
    await expect(page.getByText(roster.own.none)).toBeVisible();
    await expect(page.getByText(roster.ownFigures.none)).toBeVisible();
  },
  'planned sessions': async (page) => {
    await signInStaff(page);
    await openTab(page, 'session');
    await page.getByRole('button', { name: session.plan.cancel.ahead }).first().click();
    await expect(page.getByLabel(session.plan.reason.label)).toBeFocused();
  },
  'a paper form': async (page) => {
    await signInStaff(page);
    await openTab(page, 'paperEntry');
    await page.getByLabel(paper.batch.number).fill('1');
    await page.getByLabel(paper.batch.forms, { exact: true }).fill('2');
    await page.getByRole('button', { name: paper.batch.start }).click();
    await expect(page.getByRole('form', { name: 'Phiếu số 1' })).toBeVisible();
    await page.keyboard.type('4cae');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: 'Phiếu số 2' })).toBeVisible();
    await page.keyboard.type('2b');
  },
  'set-up': async (page) => {
    await page.getByRole('button', { name: words.setUp.invite.start }).click();
    await page.getByRole('button', { name: words.setUp.next }).click();
    await expect(page.getByText(words.fault.empty)).toBeVisible();
  },
  'set-up, counters and screens': async (page) => {
    await page.getByRole('button', { name: words.setUp.invite.start }).click();
    await page.getByLabel(words.label.unitName).fill('Xã Na Rì');
    await page.getByLabel(words.label.unitCode, { exact: true }).fill('02155');
    await page.getByRole('button', { name: words.setUp.next }).click();
    await page.getByRole('button', { name: words.row.add.counters }).click();
    await expect(page.getByLabel(words.label.counterName)).toHaveCount(2);
  },
  letters: async (page, { app }) => {
    await askFor(app, anApology);
    await goTo(page, 'lanh-dao', 'letters');
    await expect(page.getByRole('table').first()).toBeVisible();
  },
  'opening letters': async (page) => {
    await goTo(page, 'lanh-dao', 'letters');
    await press(page, letter.keys.open);
    await expect(page.getByLabel(letter.open.passphrase)).toBeVisible();
  },
  'one letter': async (page, office) => {
    await openLetters(page, office);
    await press(page, letter.view.list);
    await press(page, 'Nguyễn Thị Hòa Bình');
    await press(page, letter.step.accept);
    await expect(page.getByText(letter.missing.title)).toBeVisible();
  },
  'overdue dossiers': async (page, office) => {
    await openLetters(page, office);
    await press(page, letter.view.overdue);
  },
  'requests about personal data': async (page, office) => {
    await openLetters(page, office);
    await press(page, letter.view.subjects);
  },
  'keys of letters': async (page, office) => {
    await openLetters(page, office);
    await press(page, letter.view.keys);
  },
  'a condolence with something missing': async (page, office) => {
    await openLetters(page, office);
    await press(page, letter.view.new);
    await press(page, letter.kind.condolence);
    await page.getByRole('radio', { name: letter.consent.way.word }).check();
    await page.getByRole('checkbox', { name: letter.consent.agreed }).check();
    await press(page, letter.consent.next);
    await press(page, letter.form.readBack);
    await expect(page.getByText('Có 5 mục cần sửa. Chưa ghi gì.')).toBeVisible();
  },
  comments: async (page, office) => {
    await aDayOfComments(office);
    await goTo(page, 'lanh-dao', 'inbox');
    await press(page, inbox.act.answer);
    await expect(page.getByLabel(inbox.form.answer.label)).toBeVisible();
  },
  'a comment that names somebody': async (page, office) => {
    await aDayOfComments(office);
    await goTo(page, 'lanh-dao', 'inbox');
    await press(page, new RegExp(`^${inbox.shelf.waiting}`));
    await press(page, inbox.act.read);
    await expect(page.getByText(inbox.blackOut.title)).toBeVisible();
  },
  'a poster of nothing': async (page) => {
    await goTo(page, 'lanh-dao', 'inbox');
    await press(page, inbox.poster.open);
    await expect(page.getByRole('combobox', { name: inbox.poster.month })).toBeVisible();
  },
  'the roster of everybody': async (page) => {
    await goTo(page, 'lanh-dao', 'roster');
    await press(page, roster.table.add);
    await expect(page.getByLabel(roster.table.from)).toBeVisible();
  },
  'languages of the citizens': async (page) => {
    await goTo(page, 'lanh-dao', 'languages');
    await expect(page.getByRole('heading', { name: languages.title })).toBeVisible();
  },
  surveys: async (page) => goTo(page, 'lanh-dao', 'campaign'),
  questionnaires: async (page) => {
    await goTo(page, 'lanh-dao', 'configure');
    await expect(page.getByRole('radio').first()).toBeVisible();
  },
  'a form to print': async (page) => {
    await goTo(page, 'lanh-dao', 'paper');
    await expect(page.getByRole('button', { name: paper.print })).toBeVisible();
  },
  'the office': async (page) => {
    await goTo(page, 'lanh-dao', 'office');
    await page.getByLabel(words.label.unitCode, { exact: true }).fill('2');
    await expect(page.getByLabel(words.label.unitName)).toBeVisible();
  },
  'data about oneself': async (page) => {
    await goTo(page, 'lanh-dao', 'own');
    await expect(page.getByRole('cell', { name: people.action.person['signed-in'] })).toBeVisible();
  },
  people: async (page) => {
    await goTo(page, 'quan-tri', 'people');
    await expect(page.getByRole('table')).toBeVisible();
  },
  'a person to be let in': async (page) => {
    await goTo(page, 'quan-tri', 'people');
    await press(page, people.add);
    await expect(page.getByRole('textbox', { name: people.name.label })).toBeVisible();
  },
  'a PIN that is shown once': async (page) => {
    await goTo(page, 'quan-tri', 'people');
    await press(page, people.add);
    await page.getByRole('textbox', { name: people.name.label }).fill('Trần Thị Bưởi');
    await page.getByRole('checkbox', { name: new RegExp(`^${access.role.staff}`) }).check();
    await press(page, people.adding.submit);
    await expect(page.getByRole('region', { name: people.slip.heading })).toBeVisible();
  },
  'signed out': async (page) => {
    await signInStaff(page);
    await page.getByRole('button', { name: access.signOut }).click();
    await expect(page.getByText(access.ended.byYourself)).toBeVisible();
  },
  lost: async (page) => {
    await page.route('**/call/**', (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('heading', { name: access.lost.title })).toBeVisible();
  },
};

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 800, height: 1280 },
];

for (const [name, bringUp] of Object.entries(screens)) {
  test(`${name}: light or dark, no barrier that axe knows, nothing beside the screen, no complaint`, async ({
    page,
    office,
  }) => {
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (/content security|hydrat|react/i.test(message.text())) complaints.push(message.text());
    });
    await open(page, office);
    await bringUp(page, office);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await expect(page.locator(`html[data-mantine-color-scheme=${scheme}]`)).toHaveCount(1);
      await page.waitForFunction(() => document.getAnimations().every((each) => each.finished));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    for (const size of sizes) {
      await page.setViewportSize(size);
      const beside = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beside, `${size.width}`).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
}
