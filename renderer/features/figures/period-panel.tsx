import { Button, Loader, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { PeriodFigures, ReleasedPeriod } from '#shared/features/figures/figures.contract.ts';
import { writeDays } from './cell-labels.ts';
import { CellTable } from './cell-table.tsx';
import styles from './period-panel.module.css';
import { MisuseRules } from './misuse-rules.tsx';
import { TotalCard } from './total-card.tsx';
import { useFigures } from './use-figures.ts';

interface PeriodPanelProps {
  readonly client: Client;
  readonly period: ReleasedPeriod;
  /** The list of periods is not what it was. */
  readonly onReload: () => void;
}

/** One period: as a whole, then by day, hour and counter. */
export function PeriodPanel({ client, period, onReload }: PeriodPanelProps) {
  const { t } = useTranslation('figures');
  const { figures, again } = useFigures(client, period.id);
  switch (figures.are) {
    case 'loading':
      return <Loader role="status" aria-label={t('loading')} />;
    case 'failed':
      return (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={again}>{t('failed.again')}</Button>
        </FailureNote>
      );
    case 'unknown':
      return (
        <FailureNote
          title={t('refused.PERIOD_UNKNOWN.title')}
          body={t('refused.PERIOD_UNKNOWN.body')}
        >
          <Button onClick={onReload}>{t('refused.PERIOD_UNKNOWN.again')}</Button>
        </FailureNote>
      );
    case 'shown':
      return <ShownFigures figures={figures.figures} />;
    default:
      return figures satisfies never;
  }
}

function ShownFigures({ figures }: { readonly figures: PeriodFigures }) {
  const { t } = useTranslation('figures');
  const { fromDay, toDay } = figures.period;
  return (
    <article className={styles.panel}>
      <TotalCard
        title={`${t('period')} ${writeDays(fromDay, toDay)}`}
        figure={figures.total}
        ruleVersion={figures.ruleVersion}
      />
      <section className={styles.card}>
        <Tabs defaultValue="day" keepMounted={false}>
          <Tabs.List aria-label={t('by.label')}>
            <Tabs.Tab value="day">{t('by.day')}</Tabs.Tab>
            <Tabs.Tab value="hour">{t('by.hour')}</Tabs.Tab>
            <Tabs.Tab value="counter">{t('by.counter')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="day">
            <CellTable by="day" cells={figures.byDay} names={figures.counterNames} />
          </Tabs.Panel>
          <Tabs.Panel value="hour">
            <CellTable by="hour" cells={figures.byHour} names={figures.counterNames} />
          </Tabs.Panel>
          <Tabs.Panel value="counter">
            <CellTable by="counter" cells={figures.byCounter} names={figures.counterNames} />
          </Tabs.Panel>
        </Tabs>
      </section>
      <MisuseRules ruleVersion={figures.ruleVersion} />
    </article>
  );
}
