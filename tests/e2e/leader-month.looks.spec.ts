import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import cli from '#resources/locales/vi/cli.json' with { type: 'json' };
import activity from '#resources/locales/vi/activity.json' with { type: 'json' };
import figures from '#resources/locales/vi/figures.json' with { type: 'json' };
import health from '#resources/locales/vi/health.json' with { type: 'json' };
import idle from '#resources/locales/vi/idle.json' with { type: 'json' };
import inbox from '#resources/locales/vi/inbox.json' with { type: 'json' };
import letter from '#resources/locales/vi/letter.json' with { type: 'json' };
import office from '#resources/locales/vi/office.json' with { type: 'json' };
import { filesIn } from '#tests/support/letter-office.ts';
import { convert, countPages, hasLibreOffice } from '#tests/support/libre-office.ts';
import {
  as,
  beginMonth,
  button,
  field,
  itIs,
  letIn,
  makeKeys,
  nameSigner,
  openLetters,
  saveOffice,
  setUpOffice,
  type Month,
} from '#tests/support/office-month.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { askForApology, thankOffice, visit, type Visit } from '#tests/support/visits.ts';
import { openTab } from '#tests/support/open-tab.ts';

const admin = 'Hoàng Thị Mai';
const leader = 'Nông Văn Bình';
const staff = 'Lục Thị Hoa';
const secondStaff = 'Triệu Văn Sơn';

const minuteMs = 60_000;

/** What was said, and what the office did about it. */
const answers = [
  ['Cần thêm ghế ngồi chờ', 'đặt thêm tám ghế có lưng tựa ở chỗ chờ.'],
  ['Nước uống hay hết', 'thay bình nước hai lần mỗi ngày.'],
] as const;

const quick = (...scores: readonly Visit['score'][]): Visit[] => scores.map((score) => ({ score }));

/** Fifty citizens; what is typed are the keys of Telex. */
const days: readonly (readonly [day: string, visits: readonly Visit[]])[] = [
  [
    '2026-12-01',
    [
      { score: 3, stage: 'submit', reasons: ['place'], keys: 'Caanf theem ghees ngooif chowf' },
      { score: 4, stage: 'collect', reasons: ['waiting'], keys: 'Nuwowcs uoongs hay heets' },
      { score: 5, stage: 'submit', reasons: ['attitude'], keys: 'Carm own cacs chij' },
      { score: 5, language: 'en', stage: 'ask', reasons: ['guidance', 'attitude'] },
      { score: 2, stage: 'supplement', reasons: ['waiting'], keys: 'Chowf laau quas' },
    ],
  ],
  [
    '2026-12-02',
    [
      { score: 4, stage: 'collect', reasons: ['result'], keys: 'Baor tooi vaof buooir chieefu' },
      { score: 1, reasons: ['fee'], keys: 'Anh Sown thu theem tieenf' },
      ...quick(5, 5, 4),
    ],
  ],
  ['2026-12-03', [{ score: 4, stage: 'submit', reasons: ['waiting'] }, ...quick(5, 5, 3, 5)]],
  ['2026-12-04', [{ score: 2, stage: 'collect', reasons: ['waiting'] }, ...quick(5, 4, 5, 5)]],
  ['2026-12-07', [{ score: 5, stage: 'ask', reasons: ['guidance'] }, ...quick(4, 5, 5, 4)]],
  ['2026-12-08', quick(5, 3, 5, 4, 5)],
  ['2026-12-09', quick(5, 5, 4, 2, 5)],
  ['2026-12-10', quick(4, 5, 5, 5, 4)],
  [
    '2026-12-30',
    [
      { score: 4, reasons: ['waiting'] },
      { score: 3, reasons: ['waiting'] },
      { score: 5, reasons: ['guidance'] },
      ...quick(5, 5),
    ],
  ],
  [
    '2026-12-31',
    [
      { score: 5, reasons: ['attitude'] },
      { score: 5, reasons: ['guidance'] },
      { score: 4, reasons: ['waiting'] },
      ...quick(5, 5),
    ],
  ],
];

/** The next month begins: from its first period on the quarter stays as it is. */
const afterwards = quick(5, 4, 5, 5, 5, 4, 5, 5, 5, 4);

const goodLines = [
  'H19.02155-261201-0007;Hoàng Văn Thủy;Thôn Nà Đon;Cấp bản sao trích lục khai sinh;01/12/2026;18/12/2026;Đang xác minh sổ gốc;Sổ hộ tịch gốc lưu ở kho cũ, đang tìm;24/12/2026',
  'H19.02155-261202-0011;Lý Thị Huệ;Thôn Phiêng Luông;Đăng ký biến động đất đai;02/12/2026;22/12/2026;Đang chờ kết quả đo đạc;Chưa có kết quả đo đạc;05/01/2027',
  'H19.02155-261203-0002;Bế Ngọc Khuê;Thôn Bản Pò;Xác nhận tình trạng hôn nhân;03/12/2026;23/12/2026;Đang chờ văn bản trả lời;Nơi thường trú trước chưa trả lời;30/12/2026',
];
const header =
  'Mã hồ sơ;Họ và tên;Địa chỉ;Tên thủ tục;Ngày tiếp nhận;Ngày hẹn trả;Tình trạng;Lý do;Ngày hẹn lại';
const listOf = (lines: readonly string[]) => ({
  name: 'ho-so-qua-han.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`),
});
const asked = { complaint: 'Ba lần đi lại', salutation: 'mrs', name: 'Đàm Thị Yên' } as const;

test('a leader’s month, from an empty machine to letters handed over', async ({ browser }) => {
  test.slow(); // a hundred screens; some hundred seconds where nothing else runs
  const month = await beginMonth(browser, 'leader', '2026-11-30T08:00:00+07:00');
  const { kiosk } = month;
  let receiptCode = '';
  try {
    await setUpOffice(month, {
      unitName: 'Trung tâm Phục vụ hành chính công xã Na Rì',
      unitCode: '02155',
      parentName: 'Ủy ban nhân dân xã Na Rì',
      parentCode: 'H.19.02155',
      place: 'Na Rì',
      otherCounters: [{ name: 'Quầy 2', field: 'Đất đai – Môi trường' }],
      holidays: ['01/01/2027'],
      admin,
    });
    await as(month, admin, () =>
      letIn(month, { [leader]: 'leader', [staff]: 'staff', [secondStaff]: 'staff' }),
    );
    await as(month, leader, async () => {
      await nameSigner(month, { name: leader, title: 'GIÁM ĐỐC' });
      await makeKeys(month);
    });

    for (const [day, visits] of days) {
      if (day === '2026-12-31') await moveScreen(month);
      await itIs(month, `${day}T07:40:00`);
      await come(month, visits);
      if (day === '2026-12-03') await thankOffice(kiosk, 'Cảm ơn các cô chú đã đọc giúp tôi.');
      if (day === '2026-12-04') receiptCode = await askForApology(kiosk, asked);
      if (day === '2026-12-09') await answerAndPublish(month);
      if (day === '2026-12-10') {
        await writeLetters(month);
        await deleteByCode(month, receiptCode);
        await checkDocuments(month);
      }
    }
    await itIs(month, '2027-01-04T07:10:00');
    await closeMonth(month);
    await itIs(month, '2027-01-04T07:40:00');
    await come(month, afterwards);
    await itIs(month, '2027-01-05T07:10:00');
    await readQuarter(month);
    await month.machine.stop();
    await checkChains(month);
  } finally {
    await month.end();
  }
});

/** Citizens come, a third of an hour apart. */
function come({ kiosk, clock, machine }: Month, visits: readonly Visit[]): Promise<void> {
  return test.step(`${visits.length} citizens come`, async () => {
    await kiosk.goto(machine.kiosk);
    for (const own of visits) {
      await visit(kiosk, own);
      clock.pass(20 * minuteMs);
    }
  });
}

/** The only screen stands at the other counter from the last day on. */
function moveScreen(month: Month): Promise<void> {
  return test.step('the screen moves to the other counter', async () => {
    const { desk } = month;
    await itIs(month, '2026-12-31T07:10:00');
    await as(month, leader, async () => {
      await openTab(desk, 'office');
      const counters = desk.getByRole('group', { name: office.label.stationCounters });
      await counters.getByRole('checkbox', { name: 'Quầy 1' }).uncheck();
      await counters.getByRole('checkbox', { name: 'Quầy 2' }).check();
      await saveOffice(month);
    });
  });
}

const shelf = (desk: Page, name: keyof typeof inbox.shelf) =>
  desk
    .getByRole('navigation', { name: inbox.shelves })
    .getByRole('button', { name: inbox.shelf[name] })
    .click();

function answerAndPublish(month: Month): Promise<void> {
  return test.step('two comments are answered and made public', async () => {
    const { desk, kiosk, machine, shoot } = month;
    await itIs(month, '2026-12-09T16:30:00');
    const itemOf = (said: string) => desk.getByRole('article').filter({ hasText: said });
    await as(month, staff, async () => {
      await shoot(desk, 'staff-glance');
      await openTab(desk, 'inbox');
      await expect(desk.getByRole('article')).toHaveCount(5); // one names somebody: leaders first
      await shoot(desk, 'staff-inbox');
      for (const [said, done] of answers) {
        await button(itemOf(said), inbox.act.look).click();
        await shelf(desk, 'looking');
        await button(itemOf(said), inbox.act.answer).click();
        await desk.getByLabel(inbox.form.answer.label).fill(done);
        await shoot(desk, 'staff-answer');
        await button(desk, inbox.form.answer.save).click();
        await shelf(desk, 'new');
      }
    });
    await as(month, leader, async () => {
      await shoot(desk, 'leader-glance');
      await openTab(desk, 'inbox');
      await shoot(desk, 'leader-inbox');
      await shelf(desk, 'answered');
      for (const [said] of answers) {
        await button(itemOf(said), inbox.act.publish).click();
        await shoot(desk, 'leader-publish');
        await button(itemOf(said), inbox.publish.save).click();
        await expect(itemOf(said).getByText(inbox.item.public)).toBeVisible();
      }
      await button(desk, inbox.poster.open).click();
      await button(desk, inbox.poster.print).waitFor();
      await desk.evaluate(() => document.fonts.ready);
      for (const [said] of answers) await expect(desk.getByText(said)).toBeVisible();
      await shoot(desk, 'poster');
      const pdf = await desk.pdf({
        path: join(month.pictures, 'poster.pdf'),
        preferCSSPageSize: true,
      });
      expect(countPages(pdf)).toBe(1);
    });
    await kiosk.goto(machine.kiosk);
    const strip = kiosk.getByRole('complementary', { name: idle.answered.label });
    await expect(strip).toContainText(new RegExp(answers.map(([said]) => said).join('|')));
    await shoot(kiosk, 'kiosk-with-answers');
  });
}

const view = (desk: Page, name: keyof typeof letter.view) =>
  button(desk, letter.view[name]).click();

/** Picks one letter in the list and does something with it. */
async function withLetter(desk: Page, name: string, act: (letter: Locator) => Promise<void>) {
  await desk.getByRole('listitem').getByRole('button', { name }).click();
  const shown = desk.getByRole('article');
  await expect(shown).toContainText(name);
  await act(shown);
}

async function signLetter(shown: Locator, number: string | undefined): Promise<void> {
  await button(shown, letter.step.sign).click();
  if (number !== undefined) await shown.getByLabel(letter.sign.number).fill(number);
  await button(shown, letter.sign.save).click();
  await expect(shown.getByText(letter.state.signed, { exact: true }).first()).toBeVisible();
}

function writeLetters(month: Month): Promise<void> {
  return test.step('letters are written, signed and handed over', async () => {
    const { desk, shoot } = month;
    await itIs(month, '2026-12-14T14:00:00');
    await as(month, staff, async () => {
      await openLetters(month);
      await shoot(desk, 'letters-board');
      await view(desk, 'overdue');
      const file = desk.locator('input[type=file]');
      const [first = '', second = ''] = goodLines;
      await file.setInputFiles(listOf([first, second.replace('22/12/2026', '31/02/2026')]));
      await expect(desk.getByText('Dòng 3, Ngày hẹn trả: không phải một ngày.')).toBeVisible();
      await shoot(desk, 'overdue-bad');
      await expect(button(desk, /^Tạo \d+ thư xin lỗi$/)).toHaveCount(0);
      await file.setInputFiles(listOf(goodLines));
      await shoot(desk, 'overdue-good');
      await button(desk, 'Tạo 3 thư xin lỗi').click();
      await expect(desk.getByText('Đã tạo 3 thư xin lỗi.', { exact: false })).toBeVisible();

      await view(desk, 'list');
      await shoot(desk, 'letters-list');
      for (const name of ['Hoàng Văn Thủy', 'Lý Thị Huệ', 'Bế Ngọc Khuê']) {
        await withLetter(desk, name, async (shown) => {
          await shoot(desk, `letter-accepted`);
          await button(shown, letter.step.draft).click();
          await shoot(desk, `letter-drafting`);
          await button(shown, letter.form.saveDraft).click();
          await expect(shown.getByText(letter.sign.waiting)).toBeVisible();
        });
      }
      await shoot(desk, 'letter-drafted');

      await view(desk, 'new');
      await shoot(desk, 'letter-kinds');
      await desk.getByRole('button', { name: letter.kind.condolence }).click();
      await desk.getByRole('radio', { name: letter.consent.way.word }).check();
      await shoot(desk, 'condolence-consent');
      await desk.getByRole('checkbox', { name: letter.consent.agreed }).check();
      await button(desk, letter.consent.next).click();
      await fillCondolence(desk);
      await shoot(desk, 'condolence');
      await button(desk, letter.form.readBack).click();
      await shoot(desk, 'condolence-read-back');
      await button(desk, letter.readBack.right).click();
      await button(desk, letter.new.show).click();
      const condolence = desk.getByRole('article');
      await button(condolence, letter.step.accept).click();
      await button(condolence, letter.step.draft).click();
      await button(condolence, letter.form.readBack).click();
      await button(condolence, letter.readBack.right).click();
      await shoot(desk, 'condolence-drafted');
    });

    await as(month, leader, async () => {
      await shoot(desk, 'leader-glance-letters');
      await openLetters(month);
      await shoot(desk, 'leader-letters');
      await view(desk, 'list');
      await withLetter(desk, 'Hoàng Văn Thủy', async (shown) => {
        await button(shown, letter.document.show).click();
        await expect(button(shown, letter.document.print)).toBeEnabled();
        await shoot(desk, 'letter-document');
        await button(shown, letter.step.sign).click();
        await shoot(desk, 'letter-signing');
        await button(shown, letter.sign.save).click();
        await expect(shown.getByText(letter.form.missing)).toBeVisible(); // it has no number yet
        await button(shown, letter.act.cancel).click();
      });
      await saveDrafts(desk);
      await withLetter(desk, 'Hà Văn Tạ', async (shown) => {
        await shoot(desk, 'condolence-to-check');
        await button(shown, letter.step.check).click();
        await signLetter(shown, undefined);
      });
      await withLetter(desk, 'Hoàng Văn Thủy', (shown) => signLetter(shown, '01/PXL-TTPVHCC'));
      await withLetter(desk, 'Lý Thị Huệ', async (shown) => {
        await button(shown, letter.step.sign).click();
        await shown.getByLabel(letter.sign.number).fill('01/PXL-TTPVHCC');
        await button(shown, letter.sign.save).click();
        await expect(shown.getByText(letter.refused.NUMBER_TAKEN.title)).toBeVisible();
        await shoot(desk, 'letter-number-taken');
        await shown.getByLabel(letter.sign.number).fill('02/PXL-TTPVHCC');
        await button(shown, letter.sign.save).click();
        await expect(button(shown, letter.step.handOver)).toBeVisible();
      });
    });

    await itIs(month, '2026-12-15T08:30:00');
    await as(month, staff, async () => {
      await openLetters(month);
      await view(desk, 'list');
      for (const name of ['Hoàng Văn Thủy', 'Lý Thị Huệ', 'Hà Văn Tạ']) {
        await withLetter(desk, name, async (shown) => {
          await button(shown, letter.step.handOver).click();
          await shown.getByLabel(letter.handOver.way).selectOption({ label: letter.way.by.home });
          await shoot(desk, 'letter-handing-over');
          await button(shown, letter.handOver.save).click();
          await expect(button(shown, letter.step.close)).toBeVisible();
        });
      }
      await view(desk, 'overdue');
      await button(desk, letter.compliance.count).click();
      await expect(desk.getByText('2 trên 3 (66,7%)')).toBeVisible();
      const rest = desk.getByRole('table', { name: '1 hồ sơ chưa được trao thư xin lỗi' });
      await expect(rest.getByRole('row')).toHaveCount(2);
      await expect(rest).toContainText('H19.02155-261203-0002');
      await shoot(desk, 'compliance');
      await view(desk, 'board');
      await shoot(desk, 'letters-board-later');
      await button(desk, letter.document.register.write).click();
      await expect(desk.getByText('Đã lập sổ có 3 thư.')).toBeVisible();
    });
  });
}

async function fillCondolence(desk: Page): Promise<void> {
  const { addressee, deceased, relation } = letter.field;
  const group = (name: keyof typeof letter.group) =>
    desk.getByRole('group', { name: letter.group[name], exact: true });
  await group('deceased').getByLabel(deceased.salutation).selectOption({ label: 'Cụ' });
  await group('deceased').getByLabel(deceased.name).fill('Hà Thị Thưởng');
  await group('mourner').getByLabel(addressee.salutation).selectOption({ label: 'Ông' });
  await group('mourner').getByLabel(addressee.name).fill('Hà Văn Tạ');
  await group('mourner').getByLabel(addressee.address).fill('Thôn Nà Đon, xã Na Rì');
  await group('relation').getByLabel(relation).fill('thân mẫu');
}

/** Every letter on the list that can be written, as a file of its own, outside the seal. */
async function saveDrafts(desk: Page): Promise<void> {
  await button(desk, letter.document.many.save).click();
  await expect(desk.getByText(letter.document.saved.outside)).toBeVisible();
}

const openFolder = ({ machine }: Month) =>
  new Sqlite(join(machine.folder(), 'letters.db'), { readonly: true });

function deleteByCode(month: Month, code: string): Promise<void> {
  return test.step('what a citizen asked for is deleted by the code from the glass', async () => {
    const { desk, machine, shoot } = month;
    const before = openFolder(month);
    const traces = before
      .prepare(
        `SELECT sealed, header, verifier FROM letter
         JOIN letter_key ON letter_key.letter_id = letter.id
         JOIN letter_code ON letter_code.letter_id = letter.id WHERE kind = 'apology'`,
      )
      .all() as { sealed: Buffer; header: Buffer; verifier: Buffer }[]; // what the columns hold
    before.close();
    expect(traces).toHaveLength(1);
    const found = () =>
      filesIn(machine.folder()).flatMap(({ file, bytes }) =>
        traces
          .flatMap(({ sealed, header: own, verifier }) => [sealed, own, verifier])
          .filter((trace) => bytes.includes(trace))
          .map(() => file),
      );
    expect(found()).not.toEqual([]);
    await as(month, staff, async () => {
      await openLetters(month);
      await view(desk, 'subjects');
      await field(desk, letter.subject.code).fill(code);
      await button(desk, letter.subject.find).click();
      await button(desk, letter.delete.ask).click();
      await expect(button(desk, letter.delete.do)).toBeDisabled();
      await shoot(desk, 'delete');
      await desk.getByRole('checkbox', { name: letter.delete.sure }).check();
      await button(desk, letter.delete.do).click();
      await expect(desk.getByText(letter.delete.done)).toBeVisible();
      await shoot(desk, 'deleted');
      await field(desk, letter.subject.code).fill(code);
      await button(desk, letter.subject.find).click();
      await expect(desk.getByText(letter.refused.CODE_UNKNOWN.title)).toBeVisible();
    });
    expect(found()).toEqual([]);
  });
}

function closeMonth(month: Month): Promise<void> {
  return test.step('the month closes and its figures are read', async () => {
    const { desk, shoot } = month;
    await as(month, staff, async () => {
      await openTab(desk, 'activity');
      await shoot(desk, 'activity');
      const visits = 'Lượt khách trong giờ mở cửa, tháng 12/2026';
      await desk.getByRole('textbox', { name: visits }).fill('140');
      await field(desk, `${activity.origin.label}, tháng 12/2026`).selectOption({
        label: activity.origin['queue-machine'],
      });
      await button(desk, activity.save.button).click();
      await expect(desk.getByText(activity.save.saved)).toBeVisible();
      await shoot(desk, 'activity-saved');
    });
    await as(month, leader, async () => {
      await expect(desk.getByText('Kỳ 30/12/2026 – 31/12/2026')).toBeVisible();
      await expect(desk.getByText('n = 10 lượt')).toBeVisible();
      await expect(desk.getByText('3 trong 6 người có nêu lý do (50,0%)')).toBeVisible();
      await expect(
        // on a busy machine the screen may be ready later than it is seen: a touch counts as too soon
        desk.getByText(
          /3[45],\d% \((?:4[89]|50) lượt đánh giá trên 140 lượt khách; nguồn: máy lấy số\)/,
        ),
      ).toBeVisible();
      await shoot(desk, 'leader-glance-january');
      await openTab(desk, 'figures');
      await expect(desk.getByRole('article')).toBeVisible();
      await desk.getByRole('tab', { name: figures.by.counter }).click();
      // five at each counter: neither shows alone
      await expect(desk.getByRole('article')).toContainText('Còn lại');
      await shoot(desk, 'leader-figures');
      await desk.getByRole('button', { name: /^Quý 4\/2026/ }).click();
      await expect(desk.getByText(figures.refused.QUARTER_OPEN.title)).toBeVisible();
      await openTab(desk, 'health');
      // the days leapt, and the program looks for the day's copy once a minute of the machine's own
      await expect(desk.getByText(health.works)).toBeVisible({ timeout: 90_000 });
    });
  });
}

function readQuarter(month: Month): Promise<void> {
  return test.step('what was too small in its period is found in the quarter', async () => {
    const { desk, shoot } = month;
    await as(month, leader, async () => {
      await shoot(desk, 'leader-glance-later');
      await openTab(desk, 'figures');
      await desk.getByRole('button', { name: /^Quý 4\/2026/ }).click();
      const quarter = desk.getByRole('article', { name: 'Quý 4/2026' });
      await expect(quarter).toContainText(/n = (?:4[89]|50)/);
      await shoot(desk, 'leader-quarter');
    });
  });
}

/** What was saved for Word is opened by another program, and looked at by somebody. */
function checkDocuments({ machine, pictures }: Month): Promise<void> {
  return test.step('the drafts open in LibreOffice without a complaint', () => {
    const saved = join(machine.folder(), 'exports');
    const documents = join(pictures, 'documents');
    const drafts = readdirSync(saved, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.docx'),
    );
    expect(drafts).toHaveLength(5); // three apologies, the condolence, and the note of thanks
    cpSync(saved, documents, { recursive: true });
    if (!hasLibreOffice) return;
    expect(convert(documents, drafts, { format: 'pdf' })).toEqual([]);
    for (const pdf of readdirSync(documents).filter((name) => name.endsWith('.pdf'))) {
      expect(countPages(readFileSync(join(documents, pdf)))).toBe(1);
    }
  });
}

/** What `doctor` says of every chain, once the program has ended. */
function checkChains({ machine }: Month): Promise<void> {
  return test.step('every chain is whole', async () => {
    const { out } = await runCli(['doctor', '--data', machine.folder()]);
    const said = out.split('\n').filter((line) => line.startsWith(cli.check.good));
    const wholeOf = (label: string, finding: string) =>
      said.filter((line) => line.includes(`${label}: ${finding}`)).length;
    const ratings = health.ratingChain.whole.replace(/{{rows}}.*/, '');
    expect([
      wholeOf(health.ratingChain.label, ratings),
      wholeOf(health.auditChain.label, health.auditChain.whole),
      wholeOf(health.letters.label, health.letters.whole),
    ]).toEqual([1, 1, 1]);
    expect(out).not.toContain(cli.check.bad.trim());
  });
}
