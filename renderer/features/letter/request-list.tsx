import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { refusalReasons } from '#shared/features/letter/letter-words.ts';
import type { SubjectRequest } from '#shared/features/letter/subject-request.ts';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';
import type { Requests } from './use-requests.ts';

interface RequestListProps {
  readonly requests: Requests;
  readonly onShow: (letter: string) => void;
}

/** What was asked for, most urgent first, with the two clocks of each. */
export function RequestList({
  requests: { requests, refusal, ...deeds },
  onShow,
}: RequestListProps) {
  const { t } = useTranslation('letter');
  if (requests === undefined) return null;
  return (
    <section className={styles.panel} aria-label={t('request.title')}>
      <h2>{t('request.title')}</h2>
      <p className={styles.hint}>{t('request.intro')}</p>
      <RefusalNote refusal={refusal} />
      {requests === 'failed' ? (
        <p role="alert">{t('failed.title')}</p>
      ) : requests.length === 0 ? (
        <p className={styles.hint}>{t('request.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('request.wish')}</th>
              <th scope="col">{t('request.opened')}</th>
              <th scope="col">{t('request.answer')}</th>
              <th scope="col">{t('request.finish')}</th>
              <th scope="col">{t('request.next')}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <Line key={request.id} request={request} onShow={onShow} {...deeds} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface LineProps extends Pick<Requests, 'answer' | 'finish'> {
  readonly request: SubjectRequest;
  readonly onShow: (letter: string) => void;
}

function Line({ request, answer, finish, onShow }: LineProps) {
  const { t } = useTranslation('letter');
  const { id, wish, proof, openedOn, answerDueOn, finishDueOn, answeredOn, finishedOn } = request;
  const { isLate, outcome, reason } = request;
  const [isRefusing, setRefusing] = useState(false);
  const due = (day: string) => t('line.due', { day: shortLetterDate(day) });
  return (
    <tr>
      <td>
        {t(`request.of.${wish}`)}
        <div className={styles.hint}>{t(`request.proof.${proof}`)}</div>
      </td>
      <td>{shortLetterDate(openedOn)}</td>
      <td>
        {answeredOn === undefined
          ? due(answerDueOn)
          : t('request.answeredOn', { day: shortLetterDate(answeredOn) })}
      </td>
      <td>
        {finishedOn === undefined
          ? due(finishDueOn)
          : t('request.finishedOn', { day: shortLetterDate(finishedOn) })}
        {isLate && <div className={styles.late}>{t('request.late')}</div>}
      </td>
      <td>
        {outcome !== undefined && (
          <>
            {t(`request.outcome.${outcome}`)}
            {reason !== undefined && `: ${t(`request.why.${reason}`)}`}
          </>
        )}
        {finishedOn === undefined && (
          <div className={styles.buttons}>
            <Button size="compact-sm" variant="default" onClick={() => onShow(request.letterId)}>
              {t('request.show')}
            </Button>
            {answeredOn === undefined && (
              <Button size="compact-sm" variant="default" onClick={() => void answer(id)}>
                {t('request.doAnswer')}
              </Button>
            )}
            <Button size="compact-sm" onClick={() => void finish(id, { outcome: 'done' })}>
              {t('request.doFinish')}
            </Button>
            {isRefusing ? (
              <NativeSelect
                size="xs"
                aria-label={t('request.whyRefused')}
                value=""
                onChange={(event) => {
                  const chosen = refusalReasons.find((each) => each === event.currentTarget.value);
                  if (chosen !== undefined) void finish(id, { outcome: 'refused', reason: chosen });
                }}
                data={[
                  { value: '', label: t('request.whyRefused') },
                  ...refusalReasons.map((value) => ({ value, label: t(`request.why.${value}`) })),
                ]}
              />
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => setRefusing(true)}>
                {t('request.doRefuse')}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}
