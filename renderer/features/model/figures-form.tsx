import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/use-first-focus.ts';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { readNumber, writeNumber } from '#shared/features/activity/read-number.ts';
import {
  contradictionsIn,
  countNames,
  type CountName,
} from '#shared/features/model/figure-contradictions.ts';
import type { Model } from '#shared/features/model/model.ts';
import type { CountedSession } from '#shared/features/model/model.contract.ts';
import type { SessionFigures } from '#shared/features/model/session-figures.ts';
import styles from './session-table.module.css';

interface FiguresFormProps {
  readonly session: CountedSession;
  readonly groups: Model['groups'];
  readonly isBusy: boolean;
  readonly onSave: (figures: SessionFigures) => Promise<void>;
  readonly onLeave: () => void;
}

const largest = 99_999;

/** What was counted in one session; what nobody counted stays blank and is no nought. */
export function FiguresForm({ session, groups, isBusy, onSave, onLeave }: FiguresFormProps) {
  const { t } = useTranslation('model');
  const before = session.entered?.figures;
  const first = useFirstFocus<HTMLInputElement>();
  const [counts, setCounts] = useState<Readonly<Record<CountName, string>>>(() => ({
    visits: textOf(before?.visits),
    received: textOf(before?.received),
    resolved: textOf(before?.resolved),
    online: textOf(before?.online),
  }));
  const shown = [
    ...groups,
    // of a group that has left the model, what was counted stays in sight
    ...Object.keys(before?.groups ?? {})
      .filter((code) => groups.every((group) => group.code !== code))
      .map((code) => ({ code, name: code })),
  ];
  const [visits, setVisits] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(shown.map(({ code }) => [code, textOf(before?.groups[code])])),
  );
  const [place, setPlace] = useState(before?.place ?? session.place);
  const [isChecked, setChecked] = useState(false);
  const typed = JSON.stringify([counts, visits, place]);
  const [opened] = useState(typed);
  useUnsaved(typed !== opened);

  const numbers = Object.fromEntries(
    countNames.map((name) => [name, numberIn(counts[name])]),
  ) as Record<CountName, ReturnType<typeof numberIn>>; // `fromEntries` forgets the names
  const byGroup = shown.map(({ code }) => [code, numberIn(visits[code] ?? '')] as const);
  const isReadable = [...Object.values(numbers), ...byGroup.map(([, read]) => read)].every(
    (read) => read !== 'wrong',
  );
  const figures: SessionFigures = {
    visits: valueOf(numbers.visits),
    received: valueOf(numbers.received),
    resolved: valueOf(numbers.resolved),
    online: valueOf(numbers.online),
    groups: Object.fromEntries(
      byGroup.flatMap(([code, read]) => (typeof read === 'number' ? [[code, read]] : [])),
    ),
    place: place.trim(),
  };
  const contradictions = contradictionsIn(figures);
  const errorOf = (read: ReturnType<typeof numberIn>) =>
    isChecked && read === 'wrong' ? t('session.fault.number') : undefined;

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (isReadable && contradictions.length === 0) void onSave(figures);
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={t('session.form')}>
      <div className={styles.counts}>
        {countNames.map((name, at) => (
          <TextInput
            key={name}
            {...(at === 0 && { ref: first })}
            label={t(`figure.${name}`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={counts[name]}
            error={errorOf(numbers[name])}
            onChange={(event) => setCounts({ ...counts, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      {shown.length > 0 && (
        <fieldset className={styles.groups}>
          <legend>{t('session.groupsLegend')}</legend>
          <div className={styles.counts}>
            {shown.map(({ code, name }) => (
              <TextInput
                key={code}
                label={name}
                inputMode="numeric"
                autoComplete="off"
                maxLength={7}
                value={visits[code] ?? ''}
                error={errorOf(numberIn(visits[code] ?? ''))}
                onChange={(event) => setVisits({ ...visits, [code]: event.currentTarget.value })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <TextInput
        label={t('session.place')}
        description={t('session.placeHint')}
        autoComplete="off"
        maxLength={120}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      {isChecked &&
        contradictions.map((contradiction) => (
          <p key={contradiction} className={styles.fault} role="alert">
            {t(`session.fault.${contradiction}`)}
          </p>
        ))}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('session.save')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </form>
  );
}

function textOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : writeNumber(value);
}

function numberIn(text: string): number | 'blank' | 'wrong' {
  const read = readNumber(text, 'count');
  if (read.is === 'blank') return 'blank';
  return read.is === 'number' && read.value <= largest ? read.value : 'wrong';
}

function valueOf(read: ReturnType<typeof numberIn>): number | null {
  return typeof read === 'number' ? read : null;
}
