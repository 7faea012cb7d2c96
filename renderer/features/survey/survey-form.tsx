import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { useUnsaved } from '#renderer/ui/unsaved.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { surveyModes } from '#shared/features/survey/survey-modes.ts';
import { ColumnsPart } from './columns-part.tsx';
import { MeaningsPart } from './meanings-part.tsx';
import { OutlookNote } from './outlook-note.tsx';
import { hasMeanings } from './survey-draft.ts';
import styles from './survey-section.module.css';
import type { Mapping, SurveyAtDesk } from './use-survey.ts';

interface SurveyFormProps {
  readonly survey: SurveyAtDesk;
  readonly mapping: Mapping;
}

/** Says how a file is read, part by part; nothing is taken before a person compared each with the form. */
export function SurveyForm({ survey, mapping }: SurveyFormProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { look, draft, fileName, outlook, open, doing, problem } = mapping;
  const isBusy = doing !== 'nothing';
  const outcome = useRevealed<HTMLDivElement>(
    `${outlook?.is ?? ''} ${problem ?? ''} ${open.length}`,
  );
  useUnsaved(true);
  const columns = look.columns.flatMap((seen, at) => {
    const column = draft.columns[at];
    return column === undefined ? [] : [{ seen, column }];
  });
  return (
    <div className={styles.form}>
      <div className={styles.file}>
        <p className={styles.strong}>{fileName}</p>
        <p className={styles.hint}>
          {t('file.read', {
            rows: format.count(look.rows),
            line: look.headerLine,
            separator: t(`file.separator.${look.separator}`),
          })}
        </p>
        {look.known !== null && (
          <p className={styles.fine}>
            <Icon name="check" />
            {t('file.known', { name: look.known.name })}
          </p>
        )}
        {look.encoding === 'windows-1258' && (
          <Alert role="note" color="orange" icon={<Icon name="attention" />}>
            {t('oldEncoding')}
          </Alert>
        )}
      </div>

      <fieldset className={styles.step} disabled={isBusy}>
        <legend className={styles.subheading}>{t('about.title')}</legend>
        <div className={styles.fields}>
          <TextInput
            size="md"
            label={t('about.name')}
            description={t('about.nameHint')}
            value={draft.name}
            maxLength={300}
            autoComplete="off"
            error={open.some(({ place }) => place === 'name') && t('open.name')}
            onChange={(event) => survey.change({ ...draft, name: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            label={t('about.source')}
            description={t('about.sourceHint')}
            value={draft.source}
            maxLength={300}
            autoComplete="off"
            error={open.some(({ place }) => place === 'source') && t('open.source')}
            onChange={(event) => survey.change({ ...draft, source: event.currentTarget.value })}
          />
          <NativeSelect
            size="md"
            label={t('about.mode')}
            description={t('about.modeHint')}
            value={draft.mode}
            error={open.some(({ place }) => place === 'mode') && t('open.mode')}
            data={[
              { value: '', label: t('choose') },
              ...surveyModes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) })),
            ]}
            onChange={(event) => {
              const chosen = surveyModes.find((mode) => mode === event.currentTarget.value);
              survey.change({ ...draft, mode: chosen ?? '' });
            }}
          />
        </div>
      </fieldset>

      <ColumnsPart look={look} draft={draft} isBusy={isBusy} onChange={survey.change} />

      {columns
        .filter(({ column }) => hasMeanings(column))
        .map(({ seen, column }) => (
          <MeaningsPart
            key={column.name}
            seen={seen}
            column={column}
            look={look}
            draft={draft}
            isBusy={isBusy}
            onChange={survey.change}
          />
        ))}

      {open.length > 0 && (
        <Alert
          role="alert"
          color="orange"
          icon={<Icon name="attention" />}
          title={t('open.title', { count: open.length })}
        >
          <ul className={styles.plain}>
            {open.map(({ place, column }) => (
              <li key={`${place} ${column ?? ''}`}>
                {column === undefined
                  ? t(`open.${place}`)
                  : t('open.of', { column, what: t(`open.${place}`) })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div ref={outcome}>
        {outlook !== undefined && (
          <OutlookNote outlook={outlook} look={look} draft={draft} fileName={fileName} />
        )}
        {problem !== undefined && (
          <FailureNote title={t(`refused.${problem}.title`)} body={t(`refused.${problem}.body`)} />
        )}
      </div>
      {isBusy && <p role="status">{t(`screen.${doing}`)}</p>}
      <div className={styles.buttons}>
        {outlook?.is === 'ready' && outlook.same.is !== 'counted' ? (
          <Button size="md" disabled={isBusy} onClick={survey.takeIn}>
            {t('screen.takeIn', { count: outlook.rows, rows: format.count(outlook.rows) })}
          </Button>
        ) : (
          <Button size="md" disabled={isBusy} onClick={survey.weigh}>
            {t('screen.weigh')}
          </Button>
        )}
        <Button size="md" variant="default" disabled={isBusy} onClick={survey.close}>
          {t('screen.close')}
        </Button>
      </div>
    </div>
  );
}
