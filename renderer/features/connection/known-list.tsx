import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  Correspondent,
  RevocationReason,
} from '#shared/features/connection/connection.contract.ts';
import styles from './known-list.module.css';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useWhose } from './use-whose.ts';

interface KnownListProps {
  readonly known: readonly Correspondent[];
  readonly isBusy: boolean;
  readonly onRevoke: (whose: Correspondent, reason: RevocationReason) => void;
}

/** Everybody whose card was taken in here, a key each, with what became of it. */
export function KnownList({ known, isBusy, onRevoke }: KnownListProps) {
  const { t } = useTranslation('connection');
  const whose = useWhose();
  const [revoking, setRevoking] = useState<Correspondent>();
  return (
    <section aria-label={t('known.title')}>
      <h2 className={styles.heading}>{t('known.title')}</h2>
      {known.length === 0 && <p className={styles.none}>{t('known.none')}</p>}
      {known.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {(['who', 'code', 'state', 'action'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`known.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map((each) => (
              <tr key={each.fingerprint}>
                <th scope="row">
                  <span lang="vi">{whose(each)}</span>
                  <span className={styles.more}>{t(`role.${each.role}`)}</span>
                </th>
                <td className={styles.code}>{inTwoRows(each.code)}</td>
                <td>
                  <span className={styles.state} data-state={each.state}>
                    {t(`state.${each.state}`)}
                  </span>
                  <span className={styles.more}>
                    <Story of={each} />
                  </span>
                </td>
                <td>
                  {each.state !== 'revoked' && (
                    <Button
                      variant="default"
                      disabled={isBusy}
                      aria-label={t('revoke.of', { who: whose(each) })}
                      onClick={() => setRevoking(each)}
                    >
                      {t('revoke.wish')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {revoking !== undefined && (
        <RevokeDialog
          whose={revoking}
          onClose={() => setRevoking(undefined)}
          onRevoke={(reason) => {
            setRevoking(undefined);
            onRevoke(revoking, reason);
          }}
        />
      )}
    </section>
  );
}

/** Eight groups, as they are read out. */
function inTwoRows(code: string): string {
  const groups = code.split(' ');
  return `${groups.slice(0, 4).join(' ')}\n${groups.slice(4).join(' ')}`;
}

function Story({ of: { enrolledOn, enrolledBy, revoked } }: { readonly of: Correspondent }) {
  const { t } = useTranslation('connection');
  return revoked === null
    ? t('known.since', { day: writeDay(enrolledOn), by: enrolledBy })
    : t('known.until', {
        day: writeDay(revoked.on),
        by: revoked.by,
        reason: t(`reason.${revoked.reason}`),
      });
}
