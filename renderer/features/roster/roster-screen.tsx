import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { OfficersSection } from './officers-section.tsx';
import { OwnDuties } from './own-duties.tsx';
import { OwnFigures } from './own-figures.tsx';
import styles from './roster-screen.module.css';
import { RosterSection } from './roster-section.tsx';

interface RosterScreenProps {
  readonly client: Client;
  readonly rights: readonly Right[];
}

/** Who is on duty where: officers confirm their own, the leader keeps the table. */
export function RosterScreen({ client, rights }: RosterScreenProps) {
  const { t } = useTranslation('roster');
  const isOfficer = rights.includes('roster.confirm');
  return (
    <div className={styles.screen}>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <p className={styles.intro}>{t('intro')}</p>
      {isOfficer && <OwnDuties client={client} />}
      {isOfficer && <OwnFigures client={client} />}
      {rights.includes('office.see') && <RosterSection client={client} />}
      {rights.includes('officers.see') && <OfficersSection client={client} />}
    </div>
  );
}
