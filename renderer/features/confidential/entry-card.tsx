import { Button, NativeSelect } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import {
  confidentialOutcomes,
  type ConfidentialEntry,
  type ConfidentialOutcome,
} from '#shared/features/confidential/confidential.contract.ts';
import { stepsFrom } from '#shared/features/inbox/item-state.ts';
import styles from './confidential-screen.module.css';
import type { TakeStep } from './use-confidential.ts';

interface EntryCardProps {
  readonly entry: ConfidentialEntry;
  readonly isBusy: boolean;
  readonly onTake: TakeStep;
}

/** One question over one period: how many answered what, and where the office stands with it. */
export function EntryCard({ entry, isBusy, onTake }: EntryCardProps) {
  const { t } = useTranslation('confidential');
  const format = useFormat();
  const { fromDay, toDay, answered, state, verified } = entry;
  const days = writeDays(fromDay, toDay);
  const [isAnswering, setAnswering] = useState(false);
  return (
    <section className={styles.card} data-state={state} aria-label={t('entry.label', { days })}>
      <p className={styles.facts}>
        <span className={styles.state}>{t(`state.${state}`)}</span>
        <strong>{t('entry.label', { days })}</strong>
        <span>
          {t('entry.answered', {
            clean: format.count(answered.clean),
            raw: format.count(answered.raw),
          })}
        </span>
        {!verified && <span>{t('entry.unverified')}</span>}
      </p>
      <Answers entry={entry} />
      <Steps entry={entry} />
      {isAnswering ? (
        <OutcomeForm
          isBusy={isBusy}
          onSave={(outcome) =>
            void onTake(entry, 'answer', outcome).then((taken) => taken && setAnswering(false))
          }
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {stepsFrom(state).map((step, place) => (
            <Button
              key={step}
              variant={place === 0 ? 'light' : 'default'}
              disabled={isBusy}
              onClick={() => (step === 'answer' ? setAnswering(true) : void onTake(entry, step))}
            >
              {t(`act.${step}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function Answers({ entry }: Pick<EntryCardProps, 'entry'>) {
  const { t, i18n } = useTranslation('confidential');
  const format = useFormat();
  const { options, answered, words } = entry;
  const said = words[i18n.language] ?? words['vi'] ?? {};
  return (
    <div>
      <table className={styles.table}>
        <caption>{said['title']}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.option')}</th>
            <th scope="col">{t('table.clean')}</th>
            <th scope="col">{t('table.share')}</th>
            <th scope="col">{t('table.interval')}</th>
            <th scope="col">{t('table.raw')}</th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ code, clean, raw, counts, interval }) => (
            <tr key={code}>
              <th scope="row">{said[code] || code}</th>
              <td>{format.count(clean)}</td>
              <td>{interval ? format.share(clean / answered.clean) : '–'}</td>
              <td>
                {interval && `${format.share(interval[0])} – ${format.share(interval[1])}`}
                {!counts && t('table.left')}
              </td>
              <td>{format.count(raw)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('table.note')}</p>
    </div>
  );
}

function Steps({ entry: { steps } }: Pick<EntryCardProps, 'entry'>) {
  const { t } = useTranslation('confidential');
  if (steps.length === 0) return null;
  return (
    <ol className={styles.steps} aria-label={t('step.all')}>
      {steps.map(({ step, outcome, by, at }) => {
        const [day = '', time = ''] = at.split('T');
        return (
          <li key={`${step} ${at} ${outcome}`}>
            <strong>{t(`step.${step}`)}</strong>
            {' · '}
            {t('step.line', { day: writeDay(day), time, by })}
            {outcome && ` · ${t(`outcome.${outcome}`)}`}
          </li>
        );
      })}
    </ol>
  );
}

interface OutcomeFormProps {
  readonly isBusy: boolean;
  readonly onSave: (outcome: ConfidentialOutcome) => void;
  readonly onCancel: () => void;
}

function OutcomeForm({ isBusy, onSave, onCancel }: OutcomeFormProps) {
  const { t } = useTranslation('confidential');
  const [outcome, setOutcome] = useState<ConfidentialOutcome>();
  const [isChecked, setChecked] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (outcome !== undefined) onSave(outcome);
  }
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <NativeSelect
        label={t('answer.label')}
        description={t('answer.hint')}
        value={outcome ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setOutcome(confidentialOutcomes.find((known) => known === value));
        }}
        error={isChecked && outcome === undefined && t('answer.required')}
        data={[
          { value: '', label: t('answer.choose') },
          ...confidentialOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
        ]}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('answer.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

function writeDays(from: string, to: string): string {
  return from === to ? writeDay(from) : `${writeDay(from)} – ${writeDay(to)}`;
}
