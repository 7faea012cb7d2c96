import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { ChooseFile } from '#renderer/ui/choose-file.tsx';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import type { Model } from '#shared/features/model/model.ts';
import type { ModelFile } from '#shared/features/model/model-file.ts';
import type { ModelOverview } from '#shared/features/model/model.contract.ts';
import { FindingList } from './finding-list.tsx';
import { emptyModel, modelFrom, modelFromFile } from './model-draft.ts';
import { ModelForm } from './model-form.tsx';
import { ModelList } from './model-list.tsx';
import styles from './model-screen.module.css';
import { SessionTable } from './session-table.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { useModels, type ModelNotice, type Models } from './use-models.ts';
import { useMonthSessions } from './use-month-sessions.ts';

/** The models that the office works by, whether its plan keeps to them, and what was done. */
export function ModelScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('model');
  const models = useModels(client);
  const sessions = useMonthSessions(client);
  const { known, again } = models;
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      {known.is === 'known' && (
        <div className={styles.parts}>
          <ModelsPart models={models} overview={known.overview} />
          <SessionTable sessions={sessions} models={known.overview.models} />
        </div>
      )}
    </DeskScreen>
  );
}

interface ModelsPartProps {
  readonly models: Models;
  readonly overview: ModelOverview;
}

function ModelsPart({ models, overview }: ModelsPartProps) {
  const { t } = useTranslation('model');
  const [edited, setEdited] = useState<{ readonly model: Model; readonly isNew: boolean }>();
  const [isChoosing, setChoosing] = useState(false);
  const [origin, setOrigin] = useState<ModelFile['from']>();
  const { mayChange, templates, today } = overview;
  const all = overview.models.map(({ model }) => model);
  const taken = all.map(({ code }) => code);
  const begin = (model: Model) => {
    setOrigin(undefined);
    setChoosing(false);
    setEdited({ model, isNew: true });
  };
  const takeFrom = async (text: string) => {
    const file = await models.read(text);
    if (file === undefined) return;
    begin(modelFromFile(file.model, taken, today));
    setOrigin(file.from);
  };
  const save = async (model: Model) => {
    const next = taken.includes(model.code)
      ? all.map((each) => (each.code === model.code ? model : each))
      : [...all, model];
    if (await models.change(next)) setEdited(undefined);
  };
  return (
    <>
      <NoticeNote notice={models.notice} onUndo={(before) => void models.change(before)} />
      {all.length === 0 && edited === undefined && (
        <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
          <Text>{t(mayChange ? 'empty.body' : 'empty.bodyReader')}</Text>
        </Alert>
      )}
      {edited === undefined && (
        <ModelList
          overview={overview}
          isBusy={models.isBusy}
          onEdit={(model) => setEdited({ model, isNew: false })}
          onWrite={(code) => void models.write(code)}
          onRemove={(code) =>
            void models.change(
              all.filter((each) => each.code !== code),
              true,
            )
          }
        />
      )}
      {edited?.isNew === true && origin !== undefined && (
        <Alert variant="light" icon={<Icon name="info" />} title={t('file.fromTitle')}>
          <Text>{t('file.from', origin)}</Text>
        </Alert>
      )}
      {edited !== undefined && (
        <ModelForm
          key={edited.model.code}
          model={edited.model}
          isNew={edited.isNew}
          overview={overview}
          isBusy={models.isBusy}
          onSave={(model) => void save(model)}
          onLeave={() => setEdited(undefined)}
        />
      )}
      {mayChange && edited === undefined && (
        <div className={styles.add}>
          {isChoosing ? (
            <TemplateChoice
              templates={templates}
              onChoose={(template) => begin(modelFrom(template, taken, today))}
              onEmpty={() => begin(emptyModel(taken, today))}
              onLeave={() => setChoosing(false)}
            />
          ) : (
            <>
              <Button onClick={() => setChoosing(true)}>{t('add')}</Button>
              <ChooseFile
                label={t('file.choose')}
                accept=".json"
                isBusy={models.isBusy}
                onText={(text) => void takeFrom(text)}
              />
            </>
          )}
        </div>
      )}
      {edited === undefined && <FindingList overview={overview} />}
    </>
  );
}

interface NoticeNoteProps {
  readonly notice: ModelNotice | undefined;
  readonly onUndo: (before: readonly Model[]) => void;
}

function NoticeNote({ notice, onUndo }: NoticeNoteProps) {
  const { t } = useTranslation('model');
  if (notice === undefined) return null;
  switch (notice.is) {
    case 'saved':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Text>{t('saved')}</Text>
        </Alert>
      );
    case 'removed':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Text>{t('removed')}</Text>
          <Button mt="sm" variant="default" onClick={() => onUndo(notice.before)}>
            {t('undo')}
          </Button>
        </Alert>
      );
    case 'written':
      return (
        <Alert role="status" variant="light" icon={<Icon name="check" />}>
          <Text>{t('file.written', { file: notice.file })}</Text>
        </Alert>
      );
    case 'faulty':
      return (
        <FailureNote title={t('file.faulty')} body={t('file.nothingTaken')}>
          <ul className={styles.faults}>
            {notice.faults.map(({ fault, place }) => (
              <li key={place}>
                {fault === 'notJson' && place !== ''
                  ? t('file.fault.notJsonAt', { place })
                  : t(`file.fault.${fault}`, { place })}
              </li>
            ))}
          </ul>
        </FailureNote>
      );
    case 'failed':
      return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
    default:
      return (
        <FailureNote
          title={t(`refused.${notice.is}.title`)}
          body={t(`refused.${notice.is}.body`)}
        />
      );
  }
}
