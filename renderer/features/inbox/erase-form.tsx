import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { erasureReasons, type ErasureReason } from '#shared/features/rating/erasure-reasons.ts';
import styles from './step-form.module.css';

interface EraseFormProps {
  readonly isBusy: boolean;
  readonly onErase: (reason: ErasureReason) => void;
  readonly onCancel: () => void;
}

/** Asked twice, because nothing brings the words back: first what it means and why, then for sure. */
export function EraseForm({ isBusy, onErase, onCancel }: EraseFormProps) {
  const [reason, setReason] = useState<ErasureReason>();
  const [isChosen, setChosen] = useState(false);
  return reason !== undefined && isChosen ? (
    <Sure {...{ reason, isBusy }} onSure={() => onErase(reason)} onBack={() => setChosen(false)} />
  ) : (
    <Meaning {...{ reason, onCancel }} onReason={setReason} onNext={() => setChosen(true)} />
  );
}

interface MeaningProps {
  readonly reason: ErasureReason | undefined;
  readonly onReason: (reason: ErasureReason | undefined) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}

function Meaning({ reason, onReason, onNext, onCancel }: MeaningProps) {
  const { t } = useTranslation('inbox');
  const [isChecked, setChecked] = useState(false);
  function next(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (reason !== undefined) onNext();
  }
  return (
    <form className={styles.form} onSubmit={next} noValidate>
      <div>
        <h3 className={styles.title}>{t('erase.title')}</h3>
        <p className={styles.hint}>{t('erase.intro')}</p>
      </div>
      <div className={styles.sides}>
        <div>
          <h4 className={styles.side}>{t('erase.goes')}</h4>
          <ul>
            <li>{t('erase.goesWords')}</li>
            <li>{t('erase.goesPublic')}</li>
          </ul>
        </div>
        <div>
          <h4 className={styles.side}>{t('erase.stays')}</h4>
          <ul>
            <li>{t('erase.staysRating')}</li>
            <li>{t('erase.staysTrace')}</li>
            <li>{t('erase.staysNotes')}</li>
          </ul>
        </div>
      </div>
      <p className={styles.hint}>{t('erase.outside')}</p>
      <NativeSelect
        label={t('erase.reason')}
        value={reason ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onReason(erasureReasons.find((known) => known === value));
        }}
        error={isChecked && reason === undefined && t('erase.reasonMissing')}
        data={[
          { value: '', label: t('erase.chooseReason') },
          ...erasureReasons.map((value) => ({ value, label: t(`erase.why.${value}`) })),
        ]}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="default">
          {t('erase.next')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface SureProps {
  readonly reason: ErasureReason;
  readonly isBusy: boolean;
  readonly onSure: () => void;
  readonly onBack: () => void;
}

function Sure({ reason, isBusy, onSure, onBack }: SureProps) {
  const { t } = useTranslation('inbox');
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []); // a key pressed once too often erases nothing
  return (
    <div className={styles.form} role="alertdialog" aria-label={t('erase.sureTitle')}>
      <div>
        <h3 className={styles.title}>{t('erase.sureTitle')}</h3>
        <p>{t('erase.sure')}</p>
        <p className={styles.hint}>{t('erase.chosen', { reason: t(`erase.why.${reason}`) })}</p>
      </div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onBack} ref={back}>
          {t('erase.back')}
        </Button>
        <Button color="red" disabled={isBusy} loading={isBusy} onClick={onSure}>
          {t('erase.save')}
        </Button>
      </div>
    </div>
  );
}
