import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import type { LetterContents, LetterKind } from '#shared/features/letter/letter-contents.ts';
import { ruleOf } from '#shared/features/letter/letter-kinds.ts';
import styles from './contents-form.module.css';
import { contentsFrom, draftOf, type ContentsDraft, type FieldFaults } from './contents-draft.ts';
import { groupsOf, neededFields, shapeOf, type FieldPath } from './contents-fields.ts';
import { ContentsView } from './contents-view.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { useChoices } from './use-choices.ts';

interface ContentsFormProps {
  readonly kind: LetterKind;
  readonly initial?: LetterContents | undefined;
  readonly today: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onSave: (contents: LetterContents) => void;
  readonly onCancel: () => void;
}

/** What a letter says, part by part. A condolence is read back before it is saved. */
export function ContentsForm({ kind, initial, today, submit, isBusy, ...on }: ContentsFormProps) {
  const { t } = useTranslation('letter');
  const [draft, setDraft] = useState<ContentsDraft>(() => (initial ? draftOf(initial) : {}));
  const [isChecked, setChecked] = useState(false);
  const [readBack, setReadBack] = useState<LetterContents>();
  const written = contentsFrom(kind, draft);
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(initial ? draftOf(initial) : {}));
  const faults: FieldFaults = isChecked && 'faults' in written ? written.faults : {};

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if ('faults' in written) return;
    if (kind === 'condolence') setReadBack(written.contents);
    else on.onSave(written.contents);
  }

  if (readBack !== undefined) {
    return (
      <section className={styles.form} aria-label={t('readBack.title')}>
        <h3 className={styles.title}>{t('readBack.title')}</h3>
        <p className={styles.hint}>{t('readBack.body')}</p>
        <ContentsView contents={readBack} isLarge />
        <ContradictionList contents={readBack} today={today} />
        <div className={styles.buttons}>
          <Button disabled={isBusy} onClick={() => on.onSave(readBack)}>
            {t('readBack.right')}
          </Button>
          <Button variant="default" onClick={() => setReadBack(undefined)}>
            {t('readBack.change')}
          </Button>
        </div>
      </section>
    );
  }

  const wrong = Object.keys(faults).length;
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div className={styles.groups}>
        {groupsOf[kind].map(({ name, fields }) => (
          <fieldset key={name} className={styles.group}>
            <legend>{t(`group.${name}`)}</legend>
            {fields.map((path) => (
              <Field
                key={path}
                kind={kind}
                path={path}
                today={today}
                value={draft[path] ?? ''}
                fault={faults[path]}
                onChange={(text) => setDraft((before) => ({ ...before, [path]: text }))}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {'contents' in written && <ContradictionList contents={written.contents} today={today} />}
      {wrong > 0 && (
        <p className={styles.wrong} role="alert">
          {t('form.wrongParts', { count: wrong })}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {kind === 'condolence' ? t('form.readBack') : submit}
        </Button>
        <Button variant="default" onClick={on.onCancel}>
          {t('act.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly kind: LetterKind;
  readonly path: FieldPath;
  readonly today: string;
  readonly value: string;
  readonly fault: FieldFaults[FieldPath];
  readonly onChange: (text: string) => void;
}

const longest = { line: 200, words: 1_000, day: 14 } as const;

function Field({ kind, path, today, value, fault, onChange }: FieldProps) {
  const { t } = useTranslation('letter');
  const choicesOf = useChoices();
  const isNeeded = neededFields[kind].includes(path);
  const isForSigning = ruleOf(kind, today).required.some(
    (each) => each.path === path && each.unless === undefined,
  );
  const shape = shapeOf(path);
  const shared = {
    label: t(`field.${path}`),
    required: isNeeded,
    error: fault !== undefined && t(`form.${fault}`),
    value,
    ...(isForSigning && !isNeeded && { description: t('form.forSigning') }),
  };
  switch (shape) {
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[{ value: '', label: t('form.choose') }, ...choicesOf(path)]}
        />
      );
    case 'words':
      return (
        <Textarea
          {...shared}
          onChange={(event) => onChange(event.currentTarget.value)}
          maxLength={longest.words}
          rows={3}
        />
      );
    case 'day':
    case 'line':
      return (
        <TextInput
          {...shared}
          onChange={(event) => onChange(event.currentTarget.value)}
          placeholder={shape === 'day' ? t('form.dayHint') : ''}
          maxLength={path.endsWith('.name') ? 120 : longest[shape]}
          autoComplete="off"
        />
      );
    default:
      return shape satisfies never;
  }
}
