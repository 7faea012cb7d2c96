import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import type { IssuedPin } from '#shared/features/people/people.contract.ts';
import { OwnAuditCard } from './own-audit-card.tsx';
import { OwnFacts } from './own-facts.tsx';
import { OwnRemarkCard } from './own-remark-card.tsx';
import { OwnSecretCard } from './own-secret-card.tsx';
import styles from './people-screen.module.css';
import { PinSlip } from './pin-slip.tsx';
import { useOwnData } from './use-own-data.ts';
import { writeDay } from './write-moment.ts';

/** Staff are data subjects too: what is kept on whoever is signed in, and a word about it. */
export function OwnScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('people');
  const { state, look, remark, issuePin, choose } = useOwnData(client);
  const [issued, setIssued] = useState<IssuedPin>();
  return (
    <DeskScreen
      title={t('own.title')}
      intro={t('own.intro')}
      state={state.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={look}
    >
      {state.is === 'known' && (
        <div className={styles.parts}>
          <OwnFacts data={state.data} />
          <OwnSecretCard
            data={state.data}
            notice={state.notice}
            isBusy={state.isBusy}
            onIssuePin={async (secret) => setIssued(await issuePin(secret))}
            onChoose={choose}
          />
          <OwnRemarkCard
            data={state.data}
            notice={state.notice}
            isBusy={state.isBusy}
            onSend={remark}
          />
          <OwnAuditCard
            key={`${state.data.remarks.length}/${state.data.person.secretSinceMs}`} // a new line
            client={client}
            ownCode={state.data.person.code}
          />
          {issued !== undefined && (
            <PinSlip
              issued={issued}
              unitName={state.data.unitName}
              day={writeDay(Date.now(), state.data.offsetMinutes)}
              onClose={() => setIssued(undefined)}
            />
          )}
        </div>
      )}
    </DeskScreen>
  );
}
