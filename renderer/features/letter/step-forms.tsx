import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { contradictionsIn } from '#shared/features/letter/contradictions.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import type { SignerPosition } from '#shared/features/letter/letter-kinds.ts';
import {
  declineReasons,
  handOverWays,
  type DeclineReason,
  type HandOverWay,
} from '#shared/features/letter/letter-words.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { readDay } from '#shared/features/letter/overdue-list.ts';
import styles from './contents-form.module.css';
import { ContradictionList } from './contradiction-list.tsx';
import type { Office } from './use-office.ts';

interface FormProps {
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

interface DeclineFormProps extends FormProps {
  readonly onSave: (reason: DeclineReason) => void;
}

/** Why the office will not write this letter. */
export function DeclineForm({ isBusy, onSave, onCancel }: DeclineFormProps) {
  const { t } = useTranslation('letter');
  const [reason, setReason] = useState<DeclineReason>();
  const [isChecked, setChecked] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (reason !== undefined) onSave(reason);
  }
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <NativeSelect
        label={t('decline.reason')}
        description={t('decline.undo')}
        value={reason ?? ''}
        onChange={(event) =>
          setReason(declineReasons.find((each) => each === event.currentTarget.value))
        }
        error={isChecked && reason === undefined && t('form.missing')}
        data={[
          { value: '', label: t('form.choose') },
          ...declineReasons.map((value) => ({ value, label: t(`decline.why.${value}`) })),
        ]}
      />
      <Buttons submit={t('step.decline')} {...{ isBusy, onCancel }} />
    </form>
  );
}

interface HandOverFormProps extends FormProps {
  readonly today: string;
  readonly onSave: (wish: { readonly way: HandOverWay; readonly on: string }) => void;
}

/** How and on which day a letter reached its addressee. */
export function HandOverForm({ today, isBusy, onSave, onCancel }: HandOverFormProps) {
  const { t } = useTranslation('letter');
  const [way, setWay] = useState<HandOverWay>();
  const [text, setText] = useState(shortLetterDate(today));
  const [isChecked, setChecked] = useState(false);
  const on = readDay(text.trim());
  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (way !== undefined && on !== undefined) onSave({ way, on });
  }
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <NativeSelect
        label={t('handOver.way')}
        value={way ?? ''}
        onChange={(event) =>
          setWay(handOverWays.find((each) => each === event.currentTarget.value))
        }
        error={isChecked && way === undefined && t('form.missing')}
        data={[
          { value: '', label: t('form.choose') },
          ...handOverWays.map((value) => ({ value, label: t(`way.by.${value}`) })),
        ]}
      />
      <TextInput
        label={t('handOver.on')}
        placeholder={t('form.dayHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={isChecked && on === undefined && t('form.notADay')}
        autoComplete="off"
        maxLength={14}
      />
      <Buttons submit={t('handOver.save')} {...{ isBusy, onCancel }} />
    </form>
  );
}

interface SignFormProps extends FormProps {
  readonly letter: LetterLine;
  readonly rule: LetterBoard['rules'][number];
  readonly office: Office;
  readonly today: string;
  /** The code of who is at the desk. */
  readonly self: string;
  readonly onSave: (wish: {
    readonly number?: string;
    readonly signedOn: string;
    readonly signer: string;
    readonly position: SignerPosition;
  }) => void;
}

/** The signature is made on paper; here it is put on record. */
export function SignForm({ letter, rule, office, today, self, isBusy, ...on }: SignFormProps) {
  const { t } = useTranslation('letter');
  const [number, setNumber] = useState('');
  const [text, setText] = useState(shortLetterDate(today));
  const [signer, setSigner] = useState(self);
  const [only] = rule.signers.length === 1 ? rule.signers : [];
  const [position, setPosition] = useState<SignerPosition | undefined>(only);
  const [isSure, setSure] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const signedOn = readDay(text.trim());
  const { contents } = letter;
  const isDoubtful = contents !== undefined && contradictionsIn(contents, today).length > 0;
  const lacksNumber = rule.numbered && number.trim() === '';
  const signers = office.people.toSorted(
    (one, other) => Number(other.roles.includes('leader')) - Number(one.roles.includes('leader')),
  );

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (signedOn === undefined || position === undefined || lacksNumber) return;
    if (isDoubtful && !isSure) return;
    const numbered = number.trim() === '' ? {} : { number: number.trim() };
    on.onSave({ ...numbered, signedOn, signer, position });
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <p className={styles.hint}>{t('sign.hint')}</p>
      {contents !== undefined && <ContradictionList contents={contents} today={today} />}
      <div className={styles.groups}>
        <TextInput
          label={t('sign.number')}
          description={t(rule.numbered ? 'sign.numberNeeded' : 'sign.numberFree')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={isChecked && lacksNumber && t('form.missing')}
          autoComplete="off"
          maxLength={60}
        />
        <TextInput
          label={t('sign.on')}
          description={t('form.dayHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isChecked && signedOn === undefined && t('form.notADay')}
          autoComplete="off"
          maxLength={14}
        />
        <NativeSelect
          label={t('sign.signer')}
          value={signer}
          onChange={(event) => setSigner(event.currentTarget.value)}
          data={signers.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NativeSelect
          label={t('sign.position')}
          value={position ?? ''}
          onChange={(event) =>
            setPosition(rule.signers.find((each) => each === event.currentTarget.value))
          }
          error={isChecked && position === undefined && t('form.missing')}
          data={[
            ...(only === undefined ? [{ value: '', label: t('form.choose') }] : []),
            ...rule.signers.map((value) => ({ value, label: t(`position.${value}`) })),
          ]}
        />
      </div>
      {isDoubtful && (
        <Checkbox
          size="md"
          label={t('sign.looked')}
          checked={isSure}
          onChange={(event) => setSure(event.currentTarget.checked)}
          error={isChecked && !isSure && t('sign.lookFirst')}
        />
      )}
      <Buttons submit={t('sign.save')} isBusy={isBusy} onCancel={on.onCancel} />
    </form>
  );
}

function Buttons({ submit, isBusy, onCancel }: FormProps & { readonly submit: string }) {
  const { t } = useTranslation('letter');
  return (
    <div className={styles.buttons}>
      <Button type="submit" disabled={isBusy}>
        {submit}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('act.cancel')}
      </Button>
    </div>
  );
}
