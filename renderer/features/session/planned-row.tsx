import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWeekday } from '#renderer/ui/use-weekday.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFirstFocus } from '#renderer/ui/use-first-focus.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type {
  Decision,
  PlanView,
  SessionOfPlan,
} from '#shared/features/session/session.contract.ts';
import styles from './planned-row.module.css';
import { writeTime } from './write-moment.ts';

interface PlannedRowProps {
  readonly session: SessionOfPlan;
  readonly models: PlanView['models'];
  readonly offsetMinutes: number;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
  /** Starts it on this very screen; nothing where that cannot be. */
  readonly onStart: (() => void) | undefined;
}

/** One session of the plan: when, what, how it stands, and what can be said of it. */
export function PlannedRow(props: PlannedRowProps) {
  const { session, models, offsetMinutes, isBusy, onDecide, onStart } = props;
  const { t } = useTranslation('session');
  const weekdayOf = useWeekday();
  const [isCancelling, setCancelling] = useState(false);
  const { code, day, name, mode, place, modelCode, startsAtMs, endsAtMs, decided } = session;
  const modelName = models.find((model) => model.code === modelCode)?.name ?? modelCode;
  const times = t('plan.times', {
    from: writeTime(startsAtMs, offsetMinutes),
    to: writeTime(endsAtMs, offsetMinutes),
  });
  const tense = session.time === 'past' ? 'past' : 'ahead';
  const details = [
    ...(name === '' ? [] : [t(`mode.${mode}`)]),
    ...(place === '' ? [] : [t('open.place', { place })]),
    ...(modelCode === null ? [] : [t('plan.model', { model: modelName })]),
  ];
  return (
    <li className={styles.row} data-open={session.isOpen}>
      <div className={styles.when}>
        <span className={styles.day}>
          {t('plan.day', { weekday: weekdayOf(day), day: writeDay(day) })}
        </span>
        <span>{times}</span>
      </div>
      <div className={styles.what}>
        <span className={styles.name}>{name === '' ? t(`mode.${mode}`) : name}</span>
        {details.length > 0 && <span className={styles.detail}>{details.join(' · ')}</span>}
        <Standing session={session} />
      </div>
      {isCancelling ? (
        <CancelForm
          isBusy={isBusy}
          onCancel={(reason) => {
            setCancelling(false);
            onDecide({ code, day, kind: 'cancelled', reason });
          }}
          onLeave={() => setCancelling(false)}
        />
      ) : (
        <div className={styles.actions}>
          {onStart !== undefined && (
            <Button disabled={isBusy} onClick={onStart}>
              {t('plan.start')}
            </Button>
          )}
          {decided?.kind !== 'confirmed' && (
            <Button
              variant="default"
              disabled={isBusy}
              onClick={() => onDecide({ code, day, kind: 'confirmed', reason: '' })}
            >
              {t(`plan.confirm.${tense}`)}
            </Button>
          )}
          {decided?.kind !== 'cancelled' && (
            <Button variant="subtle" disabled={isBusy} onClick={() => setCancelling(true)}>
              {t(`plan.cancel.${tense}`)}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Standing({ session }: { readonly session: SessionOfPlan }): ReactNode {
  const { t } = useTranslation('session');
  const { isOpen, time, mode, decided } = session;
  const { person = '', reason = '' } = decided ?? {};
  const lines = [
    ...(isOpen ? [t('plan.standing.open')] : []),
    ...(mode === 'portable' && time !== 'past' && decided === undefined
      ? [t('plan.standing.offered')]
      : []),
    ...(decided?.kind === 'confirmed' ? [t('plan.standing.confirmed', { person })] : []),
    ...(decided?.kind === 'cancelled' ? [t('plan.standing.cancelled', { person, reason })] : []),
    ...(decided === undefined && time === 'past' ? [t('plan.standing.unconfirmed')] : []),
  ];
  if (lines.length === 0) return null;
  const icon = isOpen || decided?.kind === 'confirmed' ? 'check' : decided ? 'cross' : 'info';
  return (
    <span className={styles.standing} data-decided={decided?.kind}>
      <Icon name={icon} size={18} />
      <span>{lines.join(' ')}</span>
    </span>
  );
}

interface CancelFormProps {
  readonly isBusy: boolean;
  readonly onCancel: (reason: string) => void;
  readonly onLeave: () => void;
}

const shortestReason = 3;

function CancelForm({ isBusy, onCancel, onLeave }: CancelFormProps) {
  const { t } = useTranslation('session');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const first = useFirstFocus<HTMLInputElement>();
  const isShort = reason.trim().length < shortestReason;

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isShort) onCancel(reason.trim());
  }

  return (
    <form className={styles.cancelling} onSubmit={send} noValidate>
      <TextInput
        ref={first}
        label={t('plan.reason.label')}
        description={t('plan.reason.hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isChecked && isShort && t('plan.reason.missing')}
        maxLength={300}
        autoComplete="off"
      />
      <div className={styles.actions}>
        <Button type="submit" disabled={isBusy}>
          {t('plan.reason.send')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('plan.reason.leave')}
        </Button>
      </div>
    </form>
  );
}
