import { Alert, Loader, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { ConfirmDate } from './confirm-date.tsx';
import { CheckTable } from './check-table.tsx';
import styles from './health-screen.module.css';
import { checkEverySeconds, useHealth, type Health } from './use-health.ts';

/** Whether the station works, and nothing about what it was told. */
export function HealthScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('health');
  const health = useHealth(client);
  return (
    <div className={styles.screen}>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <p className={styles.intro}>{t('intro', { seconds: checkEverySeconds })}</p>
      {health.is === 'known' && health.asksForDate && <ConfirmDate client={client} />}
      <Finding health={health} />
    </div>
  );
}

const wholes = {
  good: { color: 'jade', icon: 'check', title: 'works' },
  attention: { color: 'orange', icon: 'attention', title: 'worksAttention' },
  bad: { color: 'red', icon: 'cross', title: 'worksNot' },
} as const;

/** The machine as a whole; a line that needs attention is not passed over in its heading. */
function wholeOf({ works, checks }: Extract<Health, { is: 'known' }>): keyof typeof wholes {
  if (!works) return 'bad';
  return checks.some(({ verdict }) => verdict === 'attention') ? 'attention' : 'good';
}

function Finding({ health }: { readonly health: Health }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  switch (health.is) {
    case 'checking':
      return <Loader role="status" aria-label={t('checking')} />;
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    case 'known': {
      const time = format.time(health.checkedAt);
      const whole = wholes[wholeOf(health)];
      return (
        <>
          <Alert
            role="status"
            variant="light"
            color={whole.color}
            icon={<Icon name={whole.icon} />}
            title={t(whole.title)}
          />
          <CheckTable checks={health.checks} />
          <p className={styles.time}>{t(health.isFresh ? 'checked' : 'notFresh', { time })}</p>
        </>
      );
    }
    default:
      return health satisfies never;
  }
}
