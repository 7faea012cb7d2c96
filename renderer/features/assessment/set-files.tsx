import { Button, Title } from '@mantine/core';
import { safe } from '@orpc/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { ChooseFile } from '#renderer/ui/choose-file.tsx';
import type { ScoreSheet, SetOutlook } from '#shared/features/assessment/assessment.contract.ts';
import styles from './assessment-screen.module.css';
import { ProblemNote } from './problem-note.tsx';
import { settle, type Settled } from './settle.ts';
import { useWords } from './use-words.ts';

interface SetFilesProps {
  readonly client: Client;
  readonly sheet: ScoreSheet;
  readonly onTaken: () => Promise<void>;
}

type Work =
  | { readonly is: 'ready' | 'running' | 'taken' }
  | { readonly is: 'written'; readonly file: string }
  | { readonly is: 'looked'; readonly text: string; readonly outlook: SetOutlook }
  | { readonly is: 'refused'; readonly problem: Exclude<Settled, 'done'> };

/** The office's own sets: written out, changed elsewhere, and taken in again. */
export function SetFiles({ client, sheet, onTaken }: SetFilesProps) {
  const { t } = useTranslation('assessment');
  const [work, setWork] = useState<Work>({ is: 'ready' });
  const isBusy = work.is === 'running';
  const refuse = (settled: Settled) => {
    if (settled !== 'done') setWork({ is: 'refused', problem: settled });
  };

  async function look(text: string): Promise<void> {
    setWork({ is: 'running' });
    const outcome = await safe(client.assessment.checkSet({ text }));
    if (outcome.data) setWork({ is: 'looked', text, outlook: outcome.data });
    else refuse(settle(outcome));
  }

  async function take(text: string): Promise<void> {
    setWork({ is: 'running' });
    const settled = settle(await safe(client.assessment.addSet({ text })));
    if (settled === 'done') {
      await onTaken();
      setWork({ is: 'taken' });
    } else refuse(settled);
  }

  async function write(): Promise<void> {
    setWork({ is: 'running' });
    const { code: set, version } = sheet.set;
    const outcome = await safe(client.assessment.writeSet({ set, version }));
    if (outcome.data) setWork({ is: 'written', file: outcome.data.file });
    else refuse(settle(outcome));
  }

  return (
    <section className={styles.card} aria-labelledby="assessment-sets">
      <Title order={2} size="h4" id="assessment-sets">
        {t('sets.title')}
      </Title>
      <p className={styles.soft}>{t('sets.body')}</p>
      <div className={styles.buttons}>
        <ChooseFile
          label={t('sets.choose')}
          accept=".json"
          isBusy={isBusy}
          onText={(text) => void look(text)}
        />
        <Button variant="default" disabled={isBusy} onClick={() => void write()}>
          {t('sets.write')}
        </Button>
      </div>
      {work.is === 'looked' && (
        <Outlook outlook={work.outlook} onTake={() => void take(work.text)} />
      )}
      {work.is === 'taken' && <p role="status">{t('sets.taken')}</p>}
      {work.is === 'written' && <p role="status">{t('sets.written', { file: work.file })}</p>}
      {work.is === 'refused' && <ProblemNote problem={work.problem} />}
    </section>
  );
}

const faults = [
  'notJson',
  'twoDecimals',
  'stepsNotFalling',
  'lastStepNotZero',
  'noPoints',
  'aboveFull',
  'formulaNotFed',
  'codeTwice',
  'sumDiffers',
  'bandsNotFalling',
  'lastBandNotZero',
  'endsBeforeItBegins',
  'unrecognized_keys',
  'invalid_type',
  'too_small',
  'too_big',
] as const;

interface OutlookProps {
  readonly outlook: SetOutlook;
  readonly onTake: () => void;
}

function Outlook({ outlook, onTake }: OutlookProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  if (outlook.is === 'faulty') {
    return (
      <div role="alert">
        <p className={styles.fault}>{t('sets.faulty', { count: outlook.faults.length })}</p>
        <ul className={styles.list}>
          {outlook.faults.map(({ fault, place }, at) => {
            const known = faults.find((each) => each === fault) ?? 'other';
            const said = t(`sets.fault.${known}`);
            return (
              <li key={`${place} ${fault} ${String(at)}`}>
                {place === '' ? said : t('sets.place', { place, fault: said })}
              </li>
            );
          })}
        </ul>
      </div>
    );
  }
  const { is, version, criteria, nextVersion } = outlook;
  const values = {
    name: words.nameOf(outlook.names),
    version,
    criteria,
    full: words.score(outlook.fullScore),
    next: nextVersion,
  };
  return (
    <div className={styles.buttons} role="status">
      <p className={styles.line}>{t(`sets.${is}`, values)}</p>
      {(is === 'new' || is === 'replaces') && <Button onClick={onTake}>{t('sets.take')}</Button>}
    </div>
  );
}
