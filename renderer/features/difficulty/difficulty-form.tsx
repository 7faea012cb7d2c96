import { SegmentedControl, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeChoice } from '#renderer/ui/code-choice.tsx';
import { RegisterForm } from '#renderer/ui/register-form.tsx';
import styles from '#renderer/ui/register.module.css';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type {
  Difficulty,
  DifficultyOverview,
  NewDifficulty,
} from '#shared/features/difficulty/difficulty.contract.ts';

interface DifficultyFormProps {
  /** What is put right; undefined for a new one. */
  readonly of: Difficulty | undefined;
  readonly fields: DifficultyOverview['fields'];
  readonly models: DifficultyOverview['models'];
  readonly isBusy: boolean;
  readonly onSave: (content: NewDifficulty) => Promise<void>;
  readonly onCancel: () => void;
}

const shortestWords = 5;

export function DifficultyForm({ of, fields, models, ...form }: DifficultyFormProps) {
  const { isBusy, onSave, onCancel } = form;
  const { t } = useTranslation('difficulty');
  const [kind, setKind] = useState<NewDifficulty['kind']>(of?.kind ?? 'difficulty');
  const [words, setWords] = useState(of?.words ?? '');
  const [fieldCode, setFieldCode] = useState(of?.fieldCode ?? '');
  const [modelCode, setModelCode] = useState(of?.modelCode ?? '');
  const [addressee, setAddressee] = useState(of?.addressee ?? '');
  const [isChecked, setChecked] = useState(false);
  useUnsaved(words !== (of?.words ?? ''));
  const isShort = words.trim().length < shortestWords;

  function send(): void {
    setChecked(true);
    if (isShort) return;
    void onSave({
      kind,
      words: words.trim(),
      addressee: addressee.trim(),
      ...(fieldCode !== '' && { fieldCode }),
      ...(modelCode !== '' && { modelCode }),
    });
  }

  return (
    <RegisterForm
      title={of === undefined ? t('form.new') : t('form.correct', { id: of.id })}
      words={{ save: t('form.save'), cancel: t('form.cancel') }}
      isBusy={isBusy}
      onSend={send}
      onCancel={onCancel}
    >
      <SegmentedControl
        aria-label={t('kind.label')}
        value={kind}
        onChange={(value) => setKind(value === 'proposal' ? 'proposal' : 'difficulty')}
        data={[
          { value: 'difficulty', label: t('kind.difficulty') },
          { value: 'proposal', label: t('kind.proposal') },
        ]}
      />
      <Textarea
        className={styles.whole ?? ''}
        label={t('form.words')}
        rows={4}
        maxLength={2_000}
        value={words}
        error={isChecked && isShort && t('form.wordsShort')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.fields}>
        <CodeChoice
          label={t('form.field')}
          known={fields}
          value={fieldCode}
          none={t('form.noField')}
          onChange={setFieldCode}
        />
        <CodeChoice
          label={t('form.model')}
          known={models}
          value={modelCode}
          none={t('form.noModel')}
          onChange={setModelCode}
        />
        <TextInput
          label={t('form.addressee')}
          value={addressee}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setAddressee(event.currentTarget.value)}
        />
      </div>
    </RegisterForm>
  );
}
