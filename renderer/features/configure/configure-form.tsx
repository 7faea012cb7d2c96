import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { ScreenChoices, StationSettings } from '#shared/features/station/station.contract.ts';
import { AnsweredList } from './answered-list.tsx';
import { ChannelList } from './channel-list.tsx';
import { ClosingFields } from './closing-fields.tsx';
import styles from './configure-screen.module.css';
import { choicesFrom, draftOf, type Draft } from './draft.ts';
import { OutcomeNote } from './outcome-note.tsx';
import { OwnWording } from './own-wording.tsx';
import { QuestionnaireChoice } from './questionnaire-choice.tsx';
import { ReceiptSwitch } from './receipt-switch.tsx';
import { SensitiveSwitch } from './sensitive-switch.tsx';
import type { Outcome } from './use-station-settings.ts';
import { SaveBar } from '#renderer/ui/save-bar.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';

interface ConfigureFormProps {
  readonly settings: StationSettings;
  readonly outcome: Outcome | undefined;
  readonly isBusy: boolean;
  readonly onLoad: () => void;
  readonly onSave: (choices: ScreenChoices) => void;
  readonly onCopy: (questionnaire: string) => void;
}

/** Everything that can be decided, saved as a whole. */
export function ConfigureForm(props: ConfigureFormProps) {
  const { settings, outcome, isBusy, onLoad, onSave, onCopy } = props;
  const { t } = useTranslation('configure');
  const saved = draftOf(settings);
  const [draft, setDraft] = useState<Draft>(saved);
  const [isChecked, setChecked] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const { id, issue } = draft.questionnaire;
  const chosen = settings.questionnaires.find((each) => each.id === id && each.issue === issue);
  const { scaleExperiment } = settings;

  function save(): void {
    setChecked(true);
    const choices = choicesFrom(draft);
    if (choices !== undefined) onSave(choices);
  }

  return (
    <div className={styles.sections}>
      <section className={styles.card}>
        <h2 className={styles.title}>{t('questionnaire.title')}</h2>
        <QuestionnaireChoice
          questionnaires={settings.questionnaires}
          asksCounter={settings.asksCounter}
          chosen={draft.questionnaire}
          onChange={(questionnaire) => change({ questionnaire })}
        />
        <SensitiveSwitch
          questions={chosen?.questions ?? []}
          isOn={draft.questionnaire.sensitive}
          onChange={(sensitive) => change({ questionnaire: { ...draft.questionnaire, sensitive } })}
        />
        {scaleExperiment !== undefined && (
          <Alert icon={<Icon name="info" />} title={t('experiment.title')}>
            {t('experiment.body', {
              from: writeDay(scaleExperiment.from),
              to: writeDay(scaleExperiment.to),
              reason: scaleExperiment.reason,
            })}
          </Alert>
        )}
        <OwnWording
          faults={settings.faults}
          outcome={outcome}
          isBusy={isBusy || chosen === undefined}
          onCopy={() => onCopy(`${id}@${issue}`)}
        />
      </section>
      <ClosingFields
        closing={draft.closing}
        hoursKnown={settings.hoursKnown}
        onChange={(closing) => change({ closing })}
      />
      <ReceiptSwitch isOn={draft.receipts} onChange={(receipts) => change({ receipts })} />
      <ChannelList
        channels={draft.channels}
        isChecked={isChecked}
        onChange={(channels) => change({ channels })}
      />
      <AnsweredList
        answered={draft.answered}
        isChecked={isChecked}
        onChange={(answered) => change({ answered })}
      />
      <SaveBar
        isChanged={isChanged}
        isFaulty={isChecked && choicesFrom(draft) === undefined}
        isSaved={outcome?.is === 'saved'}
        isBusy={isBusy}
        words={{
          faulty: t('faulty'),
          unsaved: t('unsaved'),
          saved: t('saved'),
          discard: t('discard'),
          save: t('save'),
        }}
        onSave={save}
        onDiscard={() => {
          setDraft(saved);
          setChecked(false);
        }}
      >
        <OutcomeNote outcome={outcome} onLoad={onLoad} />
      </SaveBar>
    </div>
  );
}
