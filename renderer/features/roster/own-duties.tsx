import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { DutyMonth } from '#shared/features/roster/roster.contract.ts';
import styles from './roster-screen.module.css';
import { Section } from './section.tsx';
import { useCall } from './use-call.ts';

type Refusal = 'ROSTER_CHANGED' | 'STORE_FULL' | 'failed';

/** An officer's own duties, month by month, each to be confirmed. */
export function OwnDuties({ client }: { readonly client: Client }) {
  const { t } = useTranslation('roster');
  const { looked, look } = useCall(useCallback(() => client.roster.own(), [client]));
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);

  async function confirm({ month, duties }: DutyMonth): Promise<void> {
    setBusy(true);
    setRefusal(await refusalOf(client.roster.confirm({ month, duties })));
    await look();
    setBusy(false);
  }

  return (
    <Section
      title={t('own.title')}
      intro={t('own.intro')}
      state={looked.is}
      onAgain={() => void look()}
    >
      {refusal !== undefined && (
        <FailureNote
          title={refusal === 'failed' ? t('failed.title') : t(`refused.${refusal}.title`)}
          body={refusal === 'failed' ? t('failed.body') : t(`refused.${refusal}.body`)}
        />
      )}
      {looked.is === 'known' && looked.data.months.length === 0 && (
        <p className={styles.empty}>{t('own.none')}</p>
      )}
      {looked.is === 'known' && looked.data.months.length > 0 && (
        <ul className={styles.list}>
          {looked.data.months.map((each) => (
            <li key={each.month} className={styles.item}>
              <div>
                <p className={styles.name}>{t('month', monthWords(each.month))}</p>
                {each.duties.map(({ counterCode, from, to }) => (
                  <p key={`${counterCode} ${from}`} className={styles.line}>
                    {t('own.duty', {
                      counter: nameOf(looked.data.counters, counterCode),
                      from: writeDay(from),
                      to: writeDay(to),
                    })}
                  </p>
                ))}
                {each.standing === 'changed' && (
                  <p className={styles.standing}>
                    <Icon name="attention" size={18} />
                    {t('own.changed')}
                  </p>
                )}
              </div>
              {each.standing === 'confirmed' ? (
                <span className={styles.standing}>
                  <Icon name="check" size={20} />
                  {t('own.confirmed')}
                </span>
              ) : (
                <Button disabled={isBusy} onClick={() => void confirm(each)}>
                  {t('own.confirm')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function monthWords(month: string) {
  const [year = '', number = ''] = month.split('-');
  return { number: Number(number), year };
}

function nameOf(list: readonly { code: string; name: string }[], wanted: string): string {
  return list.find(({ code }) => code === wanted)?.name ?? wanted;
}
