import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { Medium } from '#shared/features/batch/batch.contract.ts';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import { CarePanel } from './care-panel.tsx';
import { DecisionsList } from './decisions-list.tsx';
import styles from './gather-screen.module.css';
import { NeedsPanel } from './needs-panel.tsx';
import { OpenDataPanel } from './open-data-panel.tsx';
import { QuestionsPanel } from './questions-panel.tsx';
import { StationsTable } from './stations-table.tsx';
import { useGather, type Gather, type GatherProblem } from './use-gather.ts';
import { useStations } from './use-stations.ts';
import { WorkOutcome } from './work-outcome.tsx';
import { WorkPanel } from './work-panel.tsx';

interface GatherScreenProps {
  readonly client: Client;
  /** What stands beside the batches in the store; told whether something is being done in it. */
  readonly surveys?: ((isStoreBusy: boolean) => ReactNode) | undefined;
}

/** An officer of a superior gathers batches of many offices, and sees what is missing and what to do. */
export function GatherScreen({ client, surveys }: GatherScreenProps) {
  const { t } = useTranslation('gather');
  const gather = useGather(client);
  const { known } = gather;
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={gather.again}
    >
      {known.is === 'known' &&
        (known.store === null ? (
          <NoStore gather={gather} problem={known.problem} />
        ) : (
          <Store
            gather={gather}
            client={client}
            store={known.store}
            media={known.media}
            surveys={surveys}
          />
        ))}
    </DeskScreen>
  );
}

interface NoStoreProps {
  readonly gather: Gather;
  readonly problem: GatherProblem | undefined;
}

function NoStore({ gather, problem }: NoStoreProps) {
  const { t } = useTranslation('gather');
  const isBusy = ['rebuilding', 'verifying', 'working'].includes(gather.work.is);
  if (problem !== undefined) {
    return (
      <div className={styles.store}>
        <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)}>
          <Button onClick={gather.again}>{t('failed.again')}</Button>
        </FailureNote>
        {problem === 'WAREHOUSE_DAMAGED' && <CarePanel isBusy={isBusy} gather={gather} />}
        <WorkOutcome gather={gather} />
      </div>
    );
  }
  return (
    <section className={styles.panel} aria-labelledby="gather-make">
      <h2 className={styles.heading} id="gather-make">
        {t('make.title')}
      </h2>
      <p>{t('make.body')}</p>
      <p className={styles.hint}>{t('make.keys')}</p>
      <Button size="md" className={styles.own} disabled={isBusy} onClick={gather.make}>
        {t('make.start')}
      </Button>
      <WorkOutcome gather={gather} />
    </section>
  );
}

interface StoreProps extends Pick<GatherScreenProps, 'client' | 'surveys'> {
  readonly gather: Gather;
  readonly store: StoreView;
  readonly media: readonly Medium[];
}

function Store({ client, gather, store, media, surveys }: StoreProps) {
  const { t } = useTranslation('gather');
  const { work } = gather;
  const stations = useStations(store.stations);
  const isBusy = ['taking', 'rebuilding', 'verifying', 'working'].includes(work.is);
  const outcome = useRevealed<HTMLDivElement>(work.is);
  const table = useRevealed<HTMLDivElement>(stations.shownFor);
  return (
    <div className={styles.store}>
      {/* on paper the head of a table, which every page repeats */}
      {store.kind === 'simulated' && <p className={styles.simulated}>{t('simulated')}</p>}
      <Totals store={store} />
      <NeedsPanel store={store} onShow={stations.showNeed} />
      <QuestionsPanel questions={store.questions} isBusy={isBusy} onDecide={gather.decide} />
      <WorkPanel gather={gather} media={media} isBusy={isBusy} code={store.code} />
      <div ref={outcome}>
        <WorkOutcome gather={gather} />
      </div>
      {store.stations.length > 0 && (
        <div ref={table}>
          <StationsTable store={store} stations={stations} isBusy={isBusy} gather={gather} />
        </div>
      )}
      <DecisionsList decisions={store.decisions} isBusy={isBusy} onUndo={gather.undo} />
      {surveys?.(isBusy)}
      <OpenDataPanel client={client} media={media} isStoreBusy={isBusy} onLook={gather.look} />
      <CarePanel isBusy={isBusy} gather={gather} />
    </div>
  );
}

function Totals({ store }: { readonly store: StoreView }) {
  const { t } = useTranslation('gather');
  const format = useFormat();
  const numbers = {
    units: store.units,
    stations: store.stations.length,
    answers: store.answers,
    counted: store.batches.counted,
    held: store.batches.held,
  };
  return (
    <section aria-labelledby="gather-sum">
      <h2 className={styles.heading} id="gather-sum">
        <span lang="vi">{store.unit.name}</span> – {t('sum.title', { day: writeDay(store.asOf) })}
      </h2>
      <dl className={styles.totals}>
        {(['units', 'stations', 'answers', 'counted', 'held'] as const).map((name) => (
          <div key={name} className={styles.total}>
            <dt>{t(`sum.${name}`)}</dt>
            <dd>{format.count(numbers[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
