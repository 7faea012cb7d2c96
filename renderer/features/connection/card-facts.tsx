import { useTranslation } from 'react-i18next';
import { Fingerprint } from '#renderer/ui/fingerprint.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { OwnCard, SeenCard } from '#shared/features/connection/connection.contract.ts';
import styles from './card-facts.module.css';

interface CardFactsProps {
  readonly card: Pick<OwnCard | SeenCard, 'role' | 'unit' | 'station' | 'issuedOn' | 'code'>;
}

/** What a card says of whoever holds its key, and the number that people compare. */
export function CardFacts({ card }: CardFactsProps) {
  const { t } = useTranslation('connection');
  const { role, unit, station, issuedOn, code } = card;
  return (
    <dl className={styles.facts}>
      <dt>{t('fact.role')}</dt>
      <dd>{t(`role.${role}`)}</dd>
      <dt>{t('fact.unit')}</dt>
      <dd lang="vi">{t('named', unit)}</dd>
      {station !== null && (
        <>
          <dt>{t('fact.station')}</dt>
          <dd lang="vi">{t('named', station)}</dd>
          <dt>{t('fact.counters')}</dt>
          <dd>{station.counterCodes.join(', ') || t('fact.noCounters')}</dd>
        </>
      )}
      <dt>{t('fact.issued')}</dt>
      <dd>{writeDay(issuedOn)}</dd>
      <dt>{t('fact.code')}</dt>
      <dd>
        <Fingerprint fingerprint={code} />
      </dd>
    </dl>
  );
}
