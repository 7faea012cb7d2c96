import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { FileSection } from './file-section.tsx';
import { IssuedSheet } from './issued-sheet.tsx';
import { OfficeForm } from './office-form.tsx';
import styles from './office.module.css';
import { PreviewDialog } from './preview-dialog.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { Section } from './section.tsx';
import { useOffice } from './use-office.ts';
import { VersionTable } from './version-table.tsx';

/** What the office has declared, by form and by file, and every version of it. */
export function OfficeScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('office');
  const { known, state, isBusy, load, preview, apply, write, dismiss } = useOffice(client);
  const issued = state.is === 'saved' ? state.issued : [];
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={load}
    >
      {known.is === 'known' && (
        <div className={styles.sections}>
          {issued.length > 0 && (
            <>
              <Alert icon={<Icon name="info" />} title={t('secrets.issued')}>
                <Button variant="default" onClick={dismiss}>
                  {t('secrets.done')}
                </Button>
              </Alert>
              <IssuedSheet unitName={known.view.office.unit.name} issued={issued} />
            </>
          )}
          {!known.view.mayChange && (
            <Alert icon={<Icon name="info" />} title={t('readOnly')} variant="light" />
          )}
          <OfficeForm
            key={known.view.version}
            view={known.view}
            state={state}
            isBusy={isBusy}
            onPreview={(text) => preview(text, false)}
            onLoad={load}
          />
          <FileSection
            mayChange={known.view.mayChange}
            isBusy={isBusy}
            exported={state.is === 'exported' ? state.file : undefined}
            onText={(text) => preview(text, true)}
            onExport={write}
          >
            {state.is === 'faulty' && state.ofFile && <RefusalNote state={state} onLoad={load} />}
          </FileSection>
          <Section name="versions">
            <VersionTable versions={known.view.versions} />
          </Section>
          {state.is === 'previewed' && (
            <PreviewDialog
              preview={state.preview}
              isBusy={isBusy}
              onApply={(from) => apply(known.view.version, state.text, from)}
              onClose={dismiss}
            />
          )}
        </div>
      )}
    </DeskScreen>
  );
}
