import { Button, Loader, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { styleNonce } from '#renderer/desk/use-nonce.ts';
import { DocumentView } from '#renderer/ui/document-view.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import { hasCheckingSheet, isWritten } from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import { DocumentRefusal } from './document-refusal.tsx';
import styles from './letter-documents.module.css';
import { SavedFiles } from './saved-files.tsx';
import { useLetterDocument } from './use-letter-document.ts';

interface LetterDocumentsProps {
  readonly client: Client;
  readonly letter: LetterLine;
}

/** A letter as a document: looked at and printed here, saved for Word where somebody asks for it. */
export function LetterDocuments({ client, letter }: LetterDocumentsProps) {
  const rule = ruleOf(letter.kind, letter.requestedOn);
  if (letter.reading !== 'readable' || !isWritten(letter.state, isSigned(rule))) return null;
  return (
    <Documents
      key={`${letter.id} ${letter.version}`} // after a step the pages would say what was
      client={client}
      id={letter.id}
      isSheetOffered={hasCheckingSheet(letter.state, rule.secondPerson)}
    />
  );
}

interface DocumentsProps {
  readonly client: Client;
  readonly id: string;
  readonly isSheetOffered: boolean;
}

function Documents({ client, id, isSheetOffered }: DocumentsProps) {
  const { t } = useTranslation('letter');
  const { shown, saving, refusal, show, save, hide } = useLetterDocument(client, id);
  const [isDrawn, setDrawn] = useState(false);
  const pages = useRevealed<HTMLDivElement>(shown.is);
  const isOpening = shown.is === 'opening';
  return (
    <section className={styles.part}>
      <Title order={3} size="h4">
        {t('document.heading')}
      </Title>
      <p className={styles.hint}>{t('document.intro')}</p>
      <div className={styles.buttons}>
        <Button variant="default" disabled={isOpening} onClick={() => void show('letter')}>
          {t('document.show')}
        </Button>
        {isSheetOffered && (
          <Button
            variant="default"
            disabled={isOpening}
            onClick={() => void show('checking-sheet')}
          >
            {t('document.showSheet')}
          </Button>
        )}
        {shown.is === 'shown' && (
          <>
            <Button disabled={!isDrawn} onClick={() => window.print()}>
              {t('document.print')}
            </Button>
            <Button
              variant="default"
              disabled={saving.is === 'saving'}
              onClick={() => void save(shown.sheet)}
            >
              {t(saving.is === 'saving' ? 'document.saving' : 'document.save')}
            </Button>
            <Button variant="subtle" onClick={hide}>
              {t('document.hide')}
            </Button>
          </>
        )}
      </div>
      <DocumentRefusal refusal={refusal} />
      {saving.is === 'saved' && <SavedFiles saved={saving.saved} />}
      <div ref={pages}>
        {isOpening && <Loader role="status" aria-label={t('document.opening')} />}
        {shown.is === 'shown' && (
          <DocumentView
            bytes={shown.bytes}
            label={t(`document.${shown.sheet}`)}
            nonce={styleNonce()}
            loading={<Loader role="status" aria-label={t('document.opening')} />}
            failed={
              <FailureNote title={t('document.undrawn.title')} body={t('document.undrawn.body')} />
            }
            onDrawn={setDrawn}
          />
        )}
      </div>
    </section>
  );
}
