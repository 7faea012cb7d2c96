import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveBar } from '#renderer/ui/save-bar.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type { OfficeView } from '#shared/features/office/office.contract.ts';
import { FaultList } from './change-list.tsx';
import { CountersSection, FieldsSection } from './counters-section.tsx';
import { draftOf, textOf, type Draft } from './draft.ts';
import { HoursSection } from './hours-section.tsx';
import styles from './office.module.css';
import {
  LettersSection,
  RetentionSection,
  RosterSection,
  SupervisorsSection,
} from './other-sections.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { StationsSection } from './stations-section.tsx';
import { UnitSection } from './unit-section.tsx';
import { useFaultWords } from './use-fault-words.ts';
import type { ChangeState } from './use-office.ts';

/** What has its field here; a fault anywhere else is told as a sentence. */
const partsHere: ReadonlySet<string> = new Set([
  'unit',
  'fields',
  'counters',
  'stations',
  'hours',
  'holidays',
  'workingDays',
  'roster',
  'letters',
  'retention',
  'supervisors',
]);

interface OfficeFormProps {
  readonly view: OfficeView;
  readonly state: ChangeState;
  readonly isBusy: boolean;
  readonly onPreview: (text: string) => void;
  readonly onLoad: () => void;
}

/** Everything that is declared, to be changed as a whole. */
export function OfficeForm({ view, state, isBusy, onPreview, onLoad }: OfficeFormProps) {
  const { t } = useTranslation('office');
  const { sayIn } = useFaultWords();
  const { office, stationCode, mayChange } = view;
  const saved = draftOf(office);
  const [draft, setDraft] = useState<Draft>(saved);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  useUnsaved(isChanged);
  const isFaulty = state.is === 'faulty' && !state.ofFile;
  const faults = isFaulty ? state.faults : [];
  const elsewhere = faults.filter(({ path }) => !partsHere.has(String(path[0])));
  const section = {
    draft,
    sayFault: sayIn(faults),
    onChange: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
  };
  return (
    <>
      <fieldset disabled={!mayChange} className={styles.form}>
        <div className={styles.sections}>
          <UnitSection {...section} />
          <FieldsSection {...section} />
          <CountersSection {...section} />
          <StationsSection {...section} own={stationCode} />
          <HoursSection {...section} />
          <RosterSection {...section} people={office.people ?? []} />
          <LettersSection {...section} />
          <RetentionSection {...section} />
          <SupervisorsSection {...section} />
        </div>
      </fieldset>
      {mayChange && (
        <SaveBar
          isChanged={isChanged}
          isFaulty={isFaulty}
          isSaved={state.is === 'saved'}
          isBusy={isBusy}
          words={{
            faulty: t('save.faulty'),
            unsaved: t('save.unsaved'),
            saved: t('save.saved'),
            discard: t('save.discard'),
            save: t('save.button'),
          }}
          onSave={() => onPreview(textOf(draft, office))}
          onDiscard={() => setDraft(saved)}
        >
          {elsewhere.length > 0 && <FaultList faults={elsewhere} />}
          {!(state.is === 'faulty' && state.ofFile) && (
            <RefusalNote state={state} onLoad={onLoad} />
          )}
        </SaveBar>
      )}
    </>
  );
}
