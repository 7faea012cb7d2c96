import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import type { AtHomeFigures, AtHomePool } from '#shared/features/figures/figures.contract.ts';
import { labelSets } from '#shared/features/rating/scale.ts';
import styles from './home-pools.module.css';
import { TotalCard } from './total-card.tsx';
import { useHomePools } from './use-home-pools.ts';

/** What was given at homes, by closed months alone; nothing where the office serves nobody there. */
export function HomePools({ client }: { readonly client: Client }) {
  const figures = useHomePools(client);
  if (figures === undefined || (!figures.servesAtHomes && figures.pools.length === 0)) return null;
  return <ShownPools figures={figures} />;
}

function ShownPools({ figures: { floor, pools } }: { readonly figures: AtHomeFigures }) {
  const { t } = useTranslation('figures');
  const [chosenId, setChosenId] = useState<number>();
  const writeMonths = useMonths();
  const chosen = pools.find(({ id }) => id === chosenId) ?? pools[0];
  return (
    <section className={styles.part} aria-label={t('home.title')}>
      <h2 className={styles.title}>{t('home.title')}</h2>
      <p className={styles.note}>{t('home.intro', { floor })}</p>
      {pools.length > 1 && (
        <NativeSelect
          className={styles.months}
          label={t('home.months')}
          value={String(chosen?.id)}
          data={pools.map((pool) => ({ value: String(pool.id), label: writeMonths(pool) }))}
          onChange={(event) => setChosenId(Number(event.currentTarget.value))}
        />
      )}
      {chosen === undefined ? (
        <p className={styles.note}>{t('home.none', { floor })}</p>
      ) : (
        <TotalCard
          title={writeMonths(chosen)}
          detail={t('home.detail')}
          apart={t('home.title')}
          figure={chosen.figure}
          labelSet={chosen.labelSet}
          ruleVersion={chosen.ruleVersion}
          coverage={[]}
        />
      )}
    </section>
  );
}

/** Of two pools of the same months, in other words or another order, each says which it is. */
function useMonths() {
  const { t } = useTranslation('figures');
  const write = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;
  return ({ fromMonth, toMonth, labelSet, scaleOrder }: AtHomePool) => {
    const months =
      fromMonth === toMonth
        ? t('home.month', { month: write(fromMonth) })
        : t('home.several', { from: write(fromMonth), to: write(toMonth) });
    const hasThree = labelSets[labelSet].levels.length === 3;
    return [
      months,
      ...(hasThree ? [t('series.scale.three')] : []),
      ...(scaleOrder === 'ascending' ? [t('series.reversed')] : []),
    ].join(' · ');
  };
}
