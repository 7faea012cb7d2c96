import { hash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Card, cardFormat } from '#shared/features/batch/card.ts';
import type { CardFile } from '#shared/features/batch/card-file.ts';
import type { Decision, MadeDecision } from '#shared/features/batch/decision.ts';
import { seriesOf } from '#shared/features/batch/ledger.ts';
import type { EvaluationSource } from '#shared/features/evaluation/source.ts';
import { answers, openQuestions, type OpenQuestion } from '#shared/features/batch/open-question.ts';
import { syncFolder } from '#main/platform/files.ts';
import {
  reportGathering,
  type GatheringReport,
  type ReportOptions,
} from '#shared/features/gather/gathering-report.ts';
import type { SelfScore } from '#shared/features/gather/score-sheet.ts';
import { createArchive } from './archive.ts';
import { findBatchFiles } from './find-batch-files.ts';
import { openCards, type CardReading, type KnownCard } from './known-cards.ts';
import { openDecisions, type Act } from './made-decisions.ts';
import { askedBefore, evaluationSource } from './evaluation-source.ts';
import { openEvaluationStore } from './evaluation-store.ts';
import { openReceived } from './open-received.ts';
import type { BatchFiles } from './ports.ts';
import { listSelfScores } from './self-scores-store.ts';
import { listVerified, sendVerification, type SendingScores } from './send-verification.ts';
import { holdStore, type HeldStore } from './store-folder.ts';
import {
  closedQuarters,
  openData,
  weighOpenData,
  type ClosedQuarter,
  type OpenDataDeps,
  type OpenDataOrder,
  type OpenDataOutcome,
} from './open-data/open-data.ts';
import { createSurveyArchive, isRemoved } from './survey/survey-archive.ts';
import { openSurveyStore } from './survey/survey-store.ts';
import { createSurveys, level, type SurveyFinding, type Surveys } from './survey/surveys.ts';
import { takeIn, type TakeInDeps, type TakenIn } from './take-in.ts';
import { listUnitNames } from './unit-store.ts';
import { verifyStore, type StoreFinding } from './verify-store.ts';
import { openSenders, type CardsReading } from './vouched-cards.ts';
import {
  openWarehouse,
  type ContestedRow,
  type KnownBatch,
  type Warehouse,
} from './warehouse-store.ts';
import { writeReceipts } from './write-receipts.ts';

/** A store that is open in this process; `close` lets others open it. */
export interface GatherStore {
  readonly kind: HeldStore['kind'];
  readonly unit: HeldStore['unit'];
  readonly receipts: string;
  /** What others need in order to seal to this store, signed by it. */
  ownCard(issuedOn: string, folderKind?: Card['folderKind']): CardFile;
  ownFingerprint(): string;
  /** Eight groups of digits, which people compare. */
  ownCode(): string;
  /** Takes in cards, from files and folders; each with what became of it. */
  trust(
    paths: readonly string[],
  ): readonly { readonly file: string; readonly reading: CardReading }[];
  /** Reads a card and changes nothing. */
  lookAtCard(file: string): CardReading;
  /** Whose cards are here, by the fingerprint of their keys. */
  listCards(): readonly KnownCard[];
  /** Takes in batches, after the lists of cards that lie beside them. */
  importFiles(
    paths: readonly string[],
    on: string,
    onProgress?: TakeInDeps['onProgress'],
    isStopped?: TakeInDeps['isStopped'],
  ): Promise<TakenIn & { readonly receipts: number; readonly lists: readonly TakenList[] }>;
  /** What waits for somebody's decision, with the batches and rows that it is about. */
  ask(): Promise<Questions>;
  listDecisions(): readonly MadeDecision[];
  /** Makes a decision; undefined where nothing here asks for it. Batches stand by it at once. */
  decide(decision: Decision, act: Act): Promise<MadeDecision | undefined>;
  /** Of the batches that a key signed and that are here; 0 where there are none. */
  highestNumber(key: string): Promise<number>;
  /** The same of every key that signed something here. */
  highestNumbers(): Promise<ReadonlyMap<string, number>>;
  /** False where there is no such decision in force. */
  undo(id: string, act: Act): Promise<boolean>;
  report(
    options: Omit<ReportOptions, 'kind' | 'elsewhere' | 'awaited' | 'decisions'>,
  ): Promise<GatheringReport>;
  /** What an office gives itself, by its newest batch. */
  selfScores(unitCode: string): Promise<readonly SelfScore[]>;
  /** Gives verified scores back to an office; undefined while no card of its desk is here. */
  sendScores(
    sending: Omit<SendingScores, 'desks'>,
  ): Promise<{ readonly fileName: string; readonly number: number } | undefined>;
  /** Counted rows, and answers among them, each once. */
  count(): Promise<{ readonly rows: number; readonly responses: number }>;
  /** Compares archive, ledger and rows with each other. */
  verify(): Promise<{
    readonly hash: string;
    readonly findings: readonly (StoreFinding | SurveyFinding)[];
  }>;
  /** Builds the warehouse anew from the archive; the old one stays until the new one is whole. */
  rebuild(onProgress?: TakeInDeps['onProgress']): Promise<TakenIn>;
  /** What others asked earlier; in tables of their own. */
  readonly surveys: Surveys;
  /** Publishes closed quarters without anything by which somebody could be known. */
  openData(order: OpenDataOrder): Promise<OpenDataOutcome>;
  /** What publishing would show and keep back; undefined where nothing in it is new. Nothing is written. */
  weighOpenData(
    order: Pick<OpenDataOrder, 'quarters' | 'floor' | 'on'>,
  ): ReturnType<typeof weighOpenData>;
  /** Quarters that can be published, or were. */
  closedQuarters(today: string): Promise<readonly ClosedQuarter[]>;
  /** Names of the units that batches came from, by code. */
  unitNames(): Promise<ReadonlyMap<string, string>>;
  /** What evaluations are made of, counted anew where other batches count than before. */
  evaluationSource(today: string): Promise<EvaluationSource>;
  close(): void;
}

/** What became of a list of cards that a desk vouches for. */
export interface TakenList {
  readonly file: string;
  readonly reading: CardsReading;
}

export interface Questions {
  readonly open: readonly OpenQuestion[];
  /** Every batch that the questions name and that is here. */
  readonly batches: readonly KnownBatch[];
  /** All batches of the store. */
  readonly all: readonly KnownBatch[];
  readonly rows: readonly ContestedRow[];
}

/** Opens a store for this process alone; the warehouse with the first thing that needs it. */
export async function openGatherStore(path: string, files: BatchFiles): Promise<GatherStore> {
  const held = await holdStore(path, files);
  const { folder, kind, keys, unit } = held;
  const cards = openCards(folder, kind, files);
  const senders = openSenders(folder, kind, { cards, files });
  const decisions = openDecisions(folder.decisions);
  const archive = createArchive(folder.archive);
  const publicKey = files.parseKey(keys.publicKey);
  if (publicKey === undefined) throw new Error('a store has a key');
  const own = { fingerprint: files.fingerprintOf(publicKey), publicKey };
  let opened: Warehouse | undefined;

  const warehouse = async (): Promise<Warehouse> =>
    (opened ??= await openWarehouse(folder.warehouse, folder.scratch, {
      kind,
      decisions: decisions.inForce,
    }));

  const depsFor = (
    into: Warehouse,
    onProgress: TakeInDeps['onProgress'],
    isStopped: TakeInDeps['isStopped'] = () => false,
  ): TakeInDeps => ({
    warehouse: into,
    archive,
    onProgress,
    isStopped,
    open: (order, isKnown) =>
      openReceived(
        {
          files,
          cards: senders,
          own,
          isKnown,
          storeKind: kind,
          identities: [keys.sealingKey],
          scratch: folder.scratch,
        },
        order,
      ),
  });

  const surveyArchive = join(folder.path, 'archive-surveys');
  const surveys = createSurveys({
    archive: surveyArchive,
    mappings: join(folder.path, 'survey-mappings'),
    secret: keys.sealingKey,
    store: async () => await openSurveyStore((await warehouse()).db, folder.scratch),
  });

  const fill = async (into: Warehouse, onProgress: TakeInDeps['onProgress']): Promise<TakenIn> => {
    const taken = await takeIn(depsFor(into, onProgress), []);
    await level(await openSurveyStore(into.db, folder.scratch), createSurveyArchive(surveyArchive));
    await countForEvaluations(into);
    return taken;
  };

  /** Whoever evaluates does not wait for it then. */
  const countForEvaluations = async ({ db }: Warehouse) =>
    await (await openEvaluationStore(db)).level();

  const unitNames = async () => await listUnitNames((await warehouse()).db);
  const highestNumbers = async (): Promise<ReadonlyMap<string, number>> => {
    const byAuthor = Map.groupBy(await (await warehouse()).listBatches(), ({ author }) => author);
    return new Map(
      [...byAuthor].map(([author, signed]) => [
        author,
        signed.reduce((highest, { number }) => Math.max(highest, number), 0),
      ]),
    );
  };

  const ask = async (): Promise<Questions> => {
    const from = await warehouse();
    const rows = await from.listContested();
    const known = await from.listBatches();
    const groups = [...Map.groupBy(rows, ({ id }) => id).values()];
    const open = openQuestions(
      seriesOf(known, decisions.inForce()),
      groups.map((group) => group.map(({ name }) => name)),
    );
    const named = new Set(open.flatMap(({ claims }) => claims));
    return { open, rows, all: known, batches: known.filter(({ name }) => named.has(name)) };
  };

  const report: GatherStore['report'] = async (options) => {
    const from = await warehouse();
    return reportGathering(await from.listBatches(), await from.listRefused(), {
      ...options,
      kind,
      elsewhere: await from.office.listElsewhere(),
      awaited: await from.office.listAwaited(),
      decisions: decisions.inForce(),
    });
  };

  const openDataDeps = async (asOf: string): Promise<OpenDataDeps> => {
    const from = await warehouse();
    const batches = await from.listBatches();
    return {
      warehouse: from,
      batches,
      report: reportGathering(batches, [], { kind, asOf, silentAfterDays: 14 }),
      surveys: surveys.list(),
      unitNames: await unitNames(),
      publisher: unit.name,
      folder: folder.path,
      scratch: folder.scratch,
      secret: keys.sealingKey,
    };
  };

  return {
    kind,
    unit,
    surveys,
    unitNames,
    openData: async (order) => await openData(await openDataDeps(order.on), order),
    weighOpenData: async (order) => await weighOpenData(await openDataDeps(order.on), order),
    closedQuarters: async (today) =>
      await closedQuarters({ warehouse: await warehouse(), folder: folder.path }, today),
    receipts: folder.receipts,
    ownCard(issuedOn, folderKind = kind === 'real' ? 'office' : 'simulated') {
      const card: Card = {
        format: cardFormat,
        role: 'desk',
        unit,
        station: null,
        folderKind,
        incarnation: keys.incarnation,
        before: null,
        key: keys.publicKey,
        recipient: keys.recipient,
        issuedOn,
      };
      const document = `${JSON.stringify(Card.parse(card))}\n`;
      return { ...files.sign(document, 'hai-long-enrolment', keys.signingKey), signedBefore: [] };
    },
    ownFingerprint: () => own.fingerprint,
    ownCode: () => files.codeOf(own.publicKey),
    trust: (paths) =>
      findBatchFiles(paths, '.hlc').map((file) => ({ file, reading: cards.take(file) })),
    lookAtCard: cards.look,
    listCards: cards.list,
    ask,
    listDecisions: decisions.list,
    async decide(decision, act) {
      const into = await warehouse();
      if (decision.is === 'key' && senders.keyOf(decision.key, true) === 'senderUnknown') {
        return undefined;
      }
      if (!answers(decision, (await ask()).open)) return undefined;
      const made = decisions.make(decision, act);
      await into.restand();
      return made;
    },
    highestNumbers,
    highestNumber: async (key) => (await highestNumbers()).get(key) ?? 0,
    async undo(id, act) {
      const into = await warehouse();
      const isUndone = decisions.undo(id, act);
      if (isUndone) await into.restand();
      return isUndone;
    },
    async importFiles(paths, on, onProgress = () => {}, isStopped = () => false) {
      const into = await warehouse();
      const isList = (file: string) => file.toLowerCase().endsWith('.hlcs');
      const lists = findBatchFiles(paths, '.hlcs')
        .filter(isList)
        .map((file) => ({ file, reading: senders.takeList(file) }));
      const found = findBatchFiles(paths).filter((file) => !isList(file));
      const taken = await takeIn(depsFor(into, onProgress, isStopped), found);
      const batches = await into.listBatches();
      const refused = await into.listRefused();
      const receipts = writeReceipts(held, files, { batches, refused, on });
      await countForEvaluations(into);
      return { ...taken, lists, receipts };
    },
    report,
    evaluationSource: async (today) =>
      await evaluationSource({
        warehouse: await warehouse(),
        report: await report({ asOf: today, silentAfterDays: 14 }),
        unitNames: await unitNames(),
        askedBefore: surveys
          .list()
          .filter((entry) => !isRemoved(entry))
          .flatMap(({ mapping }) => askedBefore(mapping)),
        verified: listVerified(folder.sent),
        sealingKey: keys.sealingKey,
        today,
      }),
    selfScores: async (unitCode) => listSelfScores((await warehouse()).db, unitCode),
    async sendScores(sending) {
      const desks = cards
        .list()
        .filter(({ card }) => card.role === 'desk' && card.unit.code === sending.unitCode);
      if (desks.length === 0) return undefined;
      return sendVerification(held, files, { ...sending, desks });
    },
    async count() {
      return await (await warehouse()).count();
    },
    async verify() {
      const { hash: ofBatches, findings } = await verifyStore(await warehouse(), archive);
      const { hash: ofSurveys } = await surveys.sum();
      return {
        hash: ofSurveys === null ? ofBatches : hash('sha256', `${ofBatches} ${ofSurveys}`),
        findings: [...findings, ...(await surveys.verify())],
      };
    },
    async rebuild(onProgress = () => {}) {
      opened?.close();
      opened = undefined;
      const fresh = `${folder.warehouse}.new`;
      removeWarehouse(fresh);
      const into = await openWarehouse(fresh, folder.scratch, {
        kind,
        decisions: decisions.inForce,
      });
      const taken = await fill(into, onProgress).finally(() => into.close());
      removeWarehouse(folder.warehouse);
      renameSync(fresh, folder.warehouse);
      syncFolder(folder.path);
      return taken;
    },
    close() {
      opened?.close();
      rmSync(folder.scratch, { recursive: true, force: true });
      held.release();
    },
  };
}

/** With the log that DuckDB keeps beside it. */
function removeWarehouse(file: string): void {
  for (const path of [`${file}.wal`, file]) if (existsSync(path)) rmSync(path);
}
