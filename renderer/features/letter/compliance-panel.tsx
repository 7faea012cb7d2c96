import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { useFormat } from '#renderer/ui/use-format.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import { readDay } from '#shared/features/letter/overdue-list.ts';
import { ask, type Refusal } from './ask.ts';
import { DayField } from './day-field.tsx';
import styles from './overdue-panel.module.css';
import { RefusalNote } from './refusal-note.tsx';

interface CompliancePanelProps {
  readonly client: Client;
  readonly board: LetterBoard;
  readonly onShow: (id: string) => void;
}

type Compliance = Awaited<ReturnType<Client['letter']['compliance']>>;

/** How many overdue dossiers had their apology handed over, and which had none. */
export function CompliancePanel({ client, board, onShow }: CompliancePanelProps) {
  const { t } = useTranslation('letter');
  const { today } = board;
  const [from, setFrom] = useState(shortLetterDate(`${today.slice(0, 4)}-01-01`));
  // an apology is due before the appointment: those that are asked about lie ahead
  const [to, setTo] = useState(shortLetterDate(`${today.slice(0, 4)}-12-31`));
  const [isChecked, setChecked] = useState(false);
  const [found, setFound] = useState<Compliance>();
  const [refusal, setRefusal] = useState<Refusal>();

  async function count(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    const days = { from: readDay(from.trim()), to: readDay(to.trim()) };
    if (days.from === undefined || days.to === undefined) return;
    const outcome = await ask(client.letter.compliance({ from: days.from, to: days.to }));
    setFound(outcome.done ? outcome.data : undefined);
    setRefusal(outcome.done ? undefined : outcome.refusal);
  }

  return (
    <section className={styles.panel} aria-label={t('compliance.title')}>
      <h2>{t('compliance.title')}</h2>
      <p className={styles.hint}>{t('compliance.intro')}</p>
      <form className={styles.tools} onSubmit={(event) => void count(event)} noValidate>
        <DayField
          label={t('compliance.from')}
          value={from}
          isChecked={isChecked}
          onChange={setFrom}
        />
        <DayField label={t('compliance.to')} value={to} isChecked={isChecked} onChange={setTo} />
        <Button type="submit">{t('compliance.count')}</Button>
      </form>
      <RefusalNote refusal={refusal} />
      {found !== undefined && <Found found={found} onShow={onShow} />}
    </section>
  );
}

interface FoundProps {
  readonly found: Compliance;
  readonly onShow: (id: string) => void;
}

function Found({ found, onShow }: FoundProps) {
  const { t } = useTranslation('letter');
  const format = useFormat();
  const { overdue, handedOver, before, after, missing } = found;
  if (overdue === 0) return <p role="status">{t('compliance.none')}</p>;
  return (
    <>
      <dl className={styles.figures} role="status">
        <div>
          <dt>{t('compliance.handedOver')}</dt>
          <dd>
            {t('compliance.of', {
              n: format.count(handedOver),
              all: format.count(overdue),
              share: format.share(handedOver / overdue),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('compliance.before')}</dt>
          <dd>{format.count(before)}</dd>
        </div>
        <div>
          <dt>{t('compliance.after')}</dt>
          <dd>{format.count(after)}</dd>
        </div>
      </dl>
      {missing.length > 0 && (
        <table className={styles.table}>
          <caption>{t('compliance.missing', { count: missing.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('column.code')}</th>
              <th scope="col">{t('column.appointment')}</th>
              <th scope="col">{t('list.step')}</th>
              <th scope="col">{t('compliance.letter')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ letter, appointmentOn, dossier, isForgotten }, place) => (
              <tr key={letter?.id ?? place}>
                <td>{dossier ?? t(isForgotten ? 'compliance.forgotten' : 'compliance.closed')}</td>
                <td>{shortLetterDate(appointmentOn)}</td>
                <td>
                  {letter === undefined ? t('compliance.noLetter') : t(`state.${letter.state}`)}
                </td>
                <td>
                  {letter !== undefined && (
                    <Button variant="default" size="compact-sm" onClick={() => onShow(letter.id)}>
                      {t('compliance.show')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
