import { Alert, Button, Loader, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from './figures-screen.module.css';
import { HomePools } from './home-pools.tsx';
import { PeriodList } from './period-list.tsx';
import { PeriodPanel } from './period-panel.tsx';
import { QuarterPanel } from './quarter-panel.tsx';
import { usePeriods } from './use-periods.ts';

/** Figures of released periods; there is no live count anywhere. */
export function FiguresScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('figures');
  const { periods, reload } = usePeriods(client);
  const [chosenId, setChosenId] = useState<number | string>();

  if (periods.are === 'loading') return <Loader role="status" aria-label={t('loading')} />;
  if (periods.are === 'failed') {
    return (
      <FailureNote title={t('failed.title')} body={t('failed.body')}>
        <Button onClick={reload}>{t('failed.again')}</Button>
      </FailureNote>
    );
  }
  const { minimum, quarters } = periods;
  const quarter = quarters.find((each) => each.quarter === chosenId)?.quarter;
  const chosen = periods.periods.find(({ id }) => id === chosenId) ?? periods.periods[0];
  return (
    <>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <p className={styles.explanation}>
        <Icon name="info" />
        <span>{t('whenShown', { minimum })}</span>
      </p>
      {chosen === undefined ? (
        <Alert
          className={styles.empty}
          variant="light"
          icon={<Icon name="info" />}
          title={t('empty.title')}
        >
          {t('empty.body', { minimum })}
        </Alert>
      ) : (
        <div className={styles.columns}>
          <PeriodList
            periods={periods.periods}
            quarters={quarters}
            chosen={quarter ?? chosen.id}
            onChoose={setChosenId}
          />
          {quarter === undefined ? (
            <PeriodPanel client={client} period={chosen} onReload={reload} />
          ) : (
            <QuarterPanel client={client} quarter={quarter} />
          )}
        </div>
      )}
      <HomePools client={client} />
    </>
  );
}
