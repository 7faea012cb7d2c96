import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewSession } from '#shared/features/session/session.contract.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import styles from './session-form.module.css';

/** From the plainest to the farthest away. */
const modes = ['extra', 'assisted', 'portable'] as const satisfies readonly SessionMode[];
const lengths = [30, 60, 120, 240, 480];
const longestPlace = 120;

interface SessionFormProps {
  readonly isBusy: boolean;
  readonly onOpen: (session: NewSession) => void;
}

export function SessionForm({ isBusy, onOpen }: SessionFormProps) {
  const { t } = useTranslation('session');
  const [mode, setMode] = useState<SessionMode>();
  const [place, setPlace] = useState('');
  const [minutes, setMinutes] = useState(120);
  const [isChecked, setChecked] = useState(false);

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (mode !== undefined) onOpen({ mode, place, minutes });
  }

  return (
    <form className={styles.card} onSubmit={send} noValidate>
      <fieldset className={styles.choice}>
        <legend className={styles.legend}>{t('mode.legend')}</legend>
        <div className={styles.modes}>
          {modes.map((name) => (
            <label key={name} className={styles.mode}>
              <input
                type="radio"
                name="mode"
                value={name}
                checked={name === mode}
                onChange={() => setMode(name)}
              />
              <span>
                <span className={styles.name}>{t(`mode.${name}`)}</span>
                <span className={styles.hint}>{t(`mode.${name}Hint`)}</span>
              </span>
            </label>
          ))}
        </div>
        {isChecked && mode === undefined && (
          <p className={styles.missing} role="alert">
            {t('mode.missing')}
          </p>
        )}
      </fieldset>
      <TextInput
        size="md"
        className={styles.place}
        label={t('place.label')}
        description={t('place.hint')}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
        maxLength={longestPlace}
        autoComplete="off"
      />
      <fieldset className={styles.choice}>
        <legend className={styles.legend}>{t('length.legend')}</legend>
        <p className={styles.under}>{t('length.hint')}</p>
        <div className={styles.lengths}>
          {lengths.map((length) => (
            <label key={length} className={styles.length}>
              <input
                type="radio"
                name="length"
                value={length}
                checked={length === minutes}
                onChange={() => setMinutes(length)}
              />
              {length < 60
                ? t('length.minutes', { minutes: length })
                : t('length.hours', { hours: length / 60 })}
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" size="lg" className={styles.start} disabled={isBusy}>
        {t('start')}
      </Button>
    </form>
  );
}
