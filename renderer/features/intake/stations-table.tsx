import { Alert, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { SentBy } from '#shared/features/intake/intake.contract.ts';
import styles from './intake-screen.module.css';

/** A week in which the office was open, and somebody to carry the stick. */
const silentAfterDays = 10;

/** Every station with its newest batch and what is missing, held or wrong. */
export function StationsTable({ stations }: { readonly stations: readonly SentBy[] }) {
  const { t } = useTranslation('intake');
  if (stations.length === 0) {
    return (
      <Alert variant="light" mb={20} icon={<Icon name="info" />} title={t('stations.empty.title')}>
        {t('stations.empty.body')}
      </Alert>
    );
  }
  return (
    <section aria-labelledby="intake-stations">
      <Title order={2} size="h4" id="intake-stations" className={styles.heading}>
        {t('stations.title')}
      </Title>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby="intake-stations">
          <thead>
            <tr>
              <th scope="col">{t('stations.column.station')}</th>
              <th scope="col">{t('stations.column.last')}</th>
              <th scope="col" className={styles.number}>
                {t('stations.column.counted')}
              </th>
              <th scope="col">{t('stations.column.attention')}</th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <StationRow key={`${station.stationCode}-${station.life}`} station={station} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function StationRow({ station }: { readonly station: SentBy }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { stationCode, stationName, life, last, counted } = station;
  const attention = useAttention(station);
  const again = t('stations.life', { number: life - 1 });
  return (
    <tr>
      <th scope="row" className={styles.whole}>
        <span lang="vi">{stationName}</span>
        <span className={styles.detail}>
          {[
            ...(stationName === stationCode ? [] : [stationCode]),
            ...(life > 1 ? [again] : []),
          ].join(' · ')}
        </span>
      </th>
      <td>
        {last === null
          ? t('stations.never')
          : t('stations.lastBatch', { number: last.number, day: writeDay(last.builtOn) })}
        {last !== null && last.toDay !== null && (
          <span className={styles.detail}>{t('stations.upTo', { day: writeDay(last.toDay) })}</span>
        )}
      </td>
      <td className={styles.number}>{format.count(counted)}</td>
      <td>
        {attention.length === 0 ? (
          <span className={styles.fine}>{t('stations.fine')}</span>
        ) : (
          <ul className={styles.attention}>
            {attention.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** What somebody should see to, the gravest first. */
function useAttention(station: SentBy): readonly string[] {
  const { t } = useTranslation(['intake', 'health']);
  const { held, missing, last, silentDays, isKnown } = station;
  const problems = last?.problems ?? [];
  return [
    ...held.map(({ number, reason }) => t(`stations.${reason}`, { number })),
    ...missing.map(({ from, to }) =>
      from === to ? t('stations.gap', { number: from }) : t('stations.gaps', { from, to }),
    ),
    ...(last !== null && last.clock !== 'trusted' ? [t('stations.clock')] : []),
    ...(last !== null && last.undated > 0 ? [t('stations.undated', { n: last.undated })] : []),
    ...(problems.length > 0
      ? [
          t('stations.problems', {
            problems: problems.map((name) => t(`health:${name}.label`)).join(', '),
          }),
        ]
      : []),
    ...(silentDays !== null && silentDays > silentAfterDays
      ? [t('stations.silent', { days: silentDays })]
      : []),
    ...(isKnown ? [] : [t('stations.unknown')]),
  ];
}
