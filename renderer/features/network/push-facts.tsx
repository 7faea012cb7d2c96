import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import type { PushState, PushTrouble } from '#shared/features/network/network.contract.ts';
import styles from './network.module.css';
import type { NetworkNotice } from './use-network.ts';
import { useMoment } from './use-moment.ts';

interface PushFactsProps {
  readonly state: PushState;
  /** What became of the last call is said elsewhere on the screen. */
  readonly isTold: boolean;
}

/** When the desk was last reached, and why not now. */
export function PushFacts({ state, isTold }: PushFactsProps) {
  const { t } = useTranslation('network');
  const moment = useMoment();
  const trouble = useTrouble();
  const { contact, isPushing, isOn } = state;
  return (
    <div className={styles.facts}>
      <p className={styles.strong}>
        {t(`station.state.${isPushing ? 'pushing' : isOn ? 'on' : 'off'}`)}
      </p>
      {contact === null && isOn && <p>{t('contact.none')}</p>}
      {contact !== null && (
        <p>
          {contact.reachedAt === null
            ? t('contact.never')
            : t('contact.reached', { moment: moment(contact.reachedAt) })}
        </p>
      )}
      {isOn && contact !== null && contact.trouble !== null && !isPushing && !isTold && (
        <Alert
          role="note"
          variant="default"
          className={styles.attention}
          icon={<Icon name="attention" />}
          title={t('contact.because', { moment: moment(contact.triedAt) })}
        >
          {trouble(contact.trouble, contact.detail)}
        </Alert>
      )}
    </div>
  );
}

/** What waits to be sent; the screen of batches has its own words for it. */
export function WaitingLines({ state: { batches, hasNew } }: { readonly state: PushState }) {
  const { t } = useTranslation('network');
  return (
    <div className={styles.facts}>
      {hasNew && <p>{t('waits.new')}</p>}
      {batches > 0 && <p>{t('waits.batches', { count: batches })}</p>}
      {!hasNew && batches === 0 && <p>{t('waits.nothing')}</p>}
    </div>
  );
}

/** What became of the last thing that was asked for. */
export function NetworkOutcome({ notice }: { readonly notice: NetworkNotice | undefined }) {
  const { t } = useTranslation('network');
  const trouble = useTrouble();
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'pushed': {
      const { outcome } = notice;
      if (outcome.trouble !== null) {
        const why = trouble(outcome.trouble, outcome.detail);
        return <FailureNote title={t('notDone.title')} body={`${why} ${t('notDone.body')}`} />;
      }
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('done.title')}>
          {outcome.pushed > 0 ? t('done.pushed', { count: outcome.pushed }) : t('done.nothing')}
          {outcome.settings !== null && ` ${t('done.settings', { version: outcome.settings })}`}
        </Alert>
      );
    }
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${notice.why}.title`)}
          body={t(`refused.${notice.why}.body`)}
        />
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return notice satisfies never;
  }
}

/** Why something did not come to its end, with what the batch's or receipt's own words say of it. */
function useTrouble() {
  const { t } = useTranslation('network');
  const { t: tBatch } = useTranslation('batch');
  return (trouble: PushTrouble, detail: string | null): string => {
    const said = t(`trouble.${trouble}`);
    if (detail === null || detail === '') return said;
    const key = trouble === 'receiptRefused' ? `receiptFault.${detail}` : keyOfReason(detail);
    return `${said} ${tBatch(key as 'fault.unreadable', { defaultValue: detail })}`;
  };
}
