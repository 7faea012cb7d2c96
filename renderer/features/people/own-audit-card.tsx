import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { AuditLine } from '#shared/features/people/people.contract.ts';
import styles from './own-screen.module.css';
import { useActionWords } from './use-action-words.ts';
import { useOwnAudit } from './use-own-data.ts';
import { writeMoment } from './write-moment.ts';

interface OwnAuditCardProps {
  readonly client: Client;
  readonly ownCode: string;
}

/** What the person did and what was done about them, as the audit trail has it. */
export function OwnAuditCard({ client, ownCode }: OwnAuditCardProps) {
  const { t } = useTranslation('people');
  const { state, more } = useOwnAudit(client);
  const { lines } = state;
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('ownAudit.title')}</h2>
      <p className={styles.small}>{t('ownAudit.intro')}</p>
      {lines.length > 0 && <Lines lines={lines} ownCode={ownCode} />}
      {state.is === 'known' && lines.length === 0 && <p>{t('ownAudit.none')}</p>}
      {state.is === 'loading' && <Loader role="status" aria-label={t('ownAudit.loading')} />}
      {state.is === 'failed' && (
        <FailureNote title={t('failed.title')} body={t('failed.body')}>
          <Button onClick={more}>{t('failed.again')}</Button>
        </FailureNote>
      )}
      {state.is === 'known' && state.hasMore && (
        <Button variant="default" onClick={more}>
          {t('ownAudit.more')}
        </Button>
      )}
    </section>
  );
}

function Lines({ lines, ownCode }: { lines: readonly AuditLine[]; ownCode: string }) {
  const { t } = useTranslation('people');
  const words = useActionWords();
  const whoOf = (actor: string) =>
    actor === ownCode ? t('ownAudit.me') : actor === 'program' ? t('ownAudit.program') : actor;
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('ownAudit.time')}</th>
          <th scope="col">{t('ownAudit.by')}</th>
          <th scope="col">{t('ownAudit.action')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.sequence}>
            <td className={styles.moment}>
              {writeMoment(line.atMs, line.offsetMinutes)}
              {!line.clockTrusted && <span className={styles.small}>{t('ownAudit.clock')}</span>}
            </td>
            <td>{whoOf(line.actor)}</td>
            <td>{words(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
