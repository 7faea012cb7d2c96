import { Alert, Button, Checkbox, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CountersSection, FieldsSection } from './counters-section.tsx';
import type { Draft } from './draft.ts';
import { HoursSection } from './hours-section.tsx';
import { IssuedSheet } from './issued-sheet.tsx';
import styles from './office.module.css';
import type { SectionProps } from './section.tsx';
import { SetUpSummary } from './set-up-summary.tsx';
import setUp from './set-up.module.css';
import { StationsSection } from './stations-section.tsx';
import { UnitSection } from './unit-section.tsx';
import { useFaultWords, type SayFault } from './use-fault-words.ts';
import {
  steps,
  useSetUp,
  type Founded,
  type SetUpState,
  type Step,
  type Typed,
} from './use-set-up.ts';

interface SetUpScreenProps {
  readonly client: Client;
  readonly onCancel: () => void;
}

/** From a trial to an office, a step at a time. */
export function SetUpScreen({ client, onCancel }: SetUpScreenProps) {
  const { t } = useTranslation('office');
  const { typed, step, place, state, founded, isEntering, ...does } = useSetUp(client);
  const { sayIn } = useFaultWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step, founded]);

  const isBusy = state.is === 'busy';
  const faults = state.is === 'typing' ? state.faults : [];
  const sayFault = sayIn(faults);
  const section: SectionProps = {
    draft: typed.draft,
    sayFault,
    onChange: (part: Partial<Draft>) => does.type({ draft: { ...typed.draft, ...part } }),
  };
  const name = founded === undefined ? step : 'secrets';
  return (
    <main className={setUp.screen}>
      <div>
        <p className={setUp.step}>
          {t('setUp.title')}
          {founded === undefined &&
            ` – ${t('setUp.step', { step: place + 1, steps: steps.length })}`}
        </p>
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className={setUp.heading}>
          {t(`setUp.steps.${name}`)}
        </Title>
      </div>
      {founded === undefined ? (
        <>
          <p className={styles.hint}>{t(`setUp.hint.${step}`)}</p>
          <div className={isSingle(step) ? setUp.single : styles.sections}>
            {step === 'unit' && <UnitSection {...section} />}
            {step === 'counters' && (
              <>
                <FieldsSection {...section} />
                <CountersSection {...section} />
              </>
            )}
            {step === 'stations' && <StationsSection {...section} own={undefined} />}
            {step === 'hours' && <HoursSection {...section} />}
            {step === 'admin' && (
              <AdminFields typed={typed} sayFault={sayFault} onType={does.type} />
            )}
            {step === 'look' && <SetUpSummary typed={typed} />}
          </div>
          <SetUpNote state={state} />
          <div className={setUp.buttons}>
            {place > 0 && (
              <Button variant="default" size="md" disabled={isBusy} onClick={does.back}>
                {t('setUp.back')}
              </Button>
            )}
            <Button variant="subtle" size="md" disabled={isBusy} onClick={onCancel}>
              {t('setUp.cancel')}
            </Button>
            <Button
              size="md"
              className={setUp.end}
              loading={isBusy}
              onClick={step === 'look' ? does.found : does.next}
            >
              {t(step === 'look' ? 'setUp.found' : 'setUp.next')}
            </Button>
          </div>
        </>
      ) : (
        <Secrets
          unitName={typed.draft.unitName}
          founded={founded}
          state={state}
          isEntering={isEntering}
          onEnter={does.enter}
        />
      )}
    </main>
  );
}

/** A step of one section, whose heading would say the step's again. */
function isSingle(step: Step): boolean {
  return step !== 'counters';
}

interface AdminFieldsProps {
  readonly typed: Typed;
  readonly sayFault: SayFault;
  readonly onType: (part: Partial<Typed>) => void;
}

function AdminFields({ typed, sayFault, onType }: AdminFieldsProps) {
  const { t } = useTranslation('office');
  return (
    <section className={styles.card}>
      <div className={styles.pair}>
        <TextInput
          label={t('setUp.admin.name')}
          value={typed.adminName}
          onChange={(event) => onType({ adminName: event.currentTarget.value })}
          error={sayFault('people', 0, 'name')}
          autoComplete="off"
        />
        <TextInput
          label={t('setUp.admin.code')}
          description={t('setUp.admin.codeHint')}
          value={typed.adminCode}
          onChange={(event) => onType({ adminCode: event.currentTarget.value })}
          error={sayFault('people', 0, 'code')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
        />
      </div>
    </section>
  );
}

interface SecretsProps {
  readonly unitName: string;
  readonly founded: Founded;
  readonly state: SetUpState;
  readonly isEntering: boolean;
  readonly onEnter: () => void;
}

/** The office begins only when somebody says that they hold its secrets. */
function Secrets({ unitName, founded, state, isEntering, onEnter }: SecretsProps) {
  const { t } = useTranslation('office');
  const [isKept, setKept] = useState(false);
  if (isEntering) {
    return <Alert role="status" icon={<Icon name="info" />} title={t('setUp.secrets.entering')} />;
  }
  return (
    <>
      <p className={styles.hint}>{t('setUp.secrets.body')}</p>
      <IssuedSheet unitName={unitName} issued={founded.issued} />
      <div className={setUp.kept}>
        <Checkbox
          size="md"
          label={t('setUp.secrets.kept')}
          checked={isKept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <SetUpNote state={state} />
        <Button size="md" disabled={!isKept} loading={state.is === 'busy'} onClick={onEnter}>
          {t('setUp.secrets.enter')}
        </Button>
        <p className={styles.hint}>{t('setUp.secrets.notYet')}</p>
        <p className={styles.hint}>{t('setUp.folder', { folder: founded.folder })}</p>
      </div>
    </>
  );
}

function SetUpNote({ state }: { readonly state: SetUpState }) {
  const { t } = useTranslation('office');
  switch (state.is) {
    case 'typing':
      return state.faults.length === 0 ? null : (
        <p role="alert" className={styles.fault}>
          {t('setUp.faulty')}
        </p>
      );
    case 'busy':
      return null;
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    case 'notWritten':
      return (
        <FailureNote
          title={t('refused.NOT_WRITTEN.title')}
          body={t(`refused.NOT_WRITTEN.${state.reason}`, { folder: state.folder })}
        />
      );
    case 'refused':
      return (
        <FailureNote
          title={t(`refused.${state.refusal}.title`)}
          body={t(`refused.${state.refusal}.body`)}
        />
      );
    default:
      return state satisfies never;
  }
}
