import { useTranslation } from 'react-i18next';
import type { OwnData } from '#shared/features/people/people.contract.ts';
import styles from './own-screen.module.css';
import { writeDay } from './write-moment.ts';

/** Everything that stands in the person's own row. */
export function OwnFacts({ data: { person, offsetMinutes } }: { readonly data: OwnData }) {
  const { t } = useTranslation(['people', 'access']);
  const { name, code, roles, secret, createdAtMs, secretSinceMs } = person;
  const since =
    secretSinceMs === undefined
      ? ''
      : `, ${t('people:own.secretSince', { day: writeDay(secretSinceMs, offsetMinutes) })}`;
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('people:own.kept')}</h2>
      <dl className={styles.facts}>
        <dt>{t('people:name.label')}</dt>
        <dd lang="vi">{name}</dd>
        <dt>{t('people:code.label')}</dt>
        <dd>{code}</dd>
        <dt>{t('people:own.roles')}</dt>
        <dd>{roles.map((role) => t(`access:role.${role}`)).join(', ')}</dd>
        <dt>{t('people:column.secret')}</dt>
        <dd>
          {t(`people:secret.${secret}`)}
          {since}
          <span className={styles.small}>{t('people:own.verifier')}</span>
        </dd>
        <dt>{t('people:own.since')}</dt>
        <dd>
          {createdAtMs === undefined
            ? t('people:own.withFolder')
            : writeDay(createdAtMs, offsetMinutes)}
        </dd>
      </dl>
      <p className={styles.small}>{t('people:own.keptFor')}</p>
    </section>
  );
}
