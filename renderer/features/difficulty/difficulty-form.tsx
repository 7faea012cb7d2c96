import { Button, NativeSelect, SegmentedControl, TextInput, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type {
  Difficulty,
  DifficultyOverview,
  NewDifficulty,
} from '#shared/features/difficulty/difficulty.contract.ts';
import styles from './difficulty-screen.module.css';

interface DifficultyFormProps {
  /** What is put right; undefined for a new one. */
  readonly of: Difficulty | undefined;
  readonly fields: DifficultyOverview['fields'];
  readonly isBusy: boolean;
  readonly onSave: (content: NewDifficulty) => Promise<void>;
  readonly onCancel: () => void;
}

const shortestWords = 5;
const code = /^[A-Za-z0-9._-]{0,40}$/;

export function DifficultyForm({ of, fields, isBusy, onSave, onCancel }: DifficultyFormProps) {
  const { t } = useTranslation('difficulty');
  const [kind, setKind] = useState<NewDifficulty['kind']>(of?.kind ?? 'difficulty');
  const [words, setWords] = useState(of?.words ?? '');
  const [fieldCode, setFieldCode] = useState(of?.fieldCode ?? '');
  const [modelCode, setModelCode] = useState(of?.modelCode ?? '');
  const [addressee, setAddressee] = useState(of?.addressee ?? '');
  const [isChecked, setChecked] = useState(false);
  useUnsaved(words !== (of?.words ?? ''));
  const isShort = words.trim().length < shortestWords;
  const isModelWrong = !code.test(modelCode.trim());

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (isShort || isModelWrong) return;
    void onSave({
      kind,
      words: words.trim(),
      addressee: addressee.trim(),
      ...(fieldCode !== '' && { fieldCode }),
      ...(modelCode.trim() !== '' && { modelCode: modelCode.trim() }),
    });
  }

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Title order={2} size="h4">
        {of === undefined ? t('form.new') : t('form.correct', { id: of.id })}
      </Title>
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
        className={styles.words}
        label={t('form.words')}
        rows={4}
        maxLength={2_000}
        value={words}
        error={isChecked && isShort && t('form.wordsShort')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={t('form.field')}
          value={fieldCode}
          data={[
            { value: '', label: t('form.noField') },
            ...fields.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(event) => setFieldCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('form.model')}
          value={modelCode}
          maxLength={40}
          autoComplete="off"
          error={isChecked && isModelWrong && t('form.modelWrong')}
          onChange={(event) => setModelCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('form.addressee')}
          value={addressee}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setAddressee(event.currentTarget.value)}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {t('form.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}
