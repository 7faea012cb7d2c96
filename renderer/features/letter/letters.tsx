import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import type { Session } from '#shared/features/access/access.contract.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import { DraftAll } from './draft-all.tsx';
import { LetterList } from './letter-list.tsx';
import { LetterView } from './letter-view.tsx';
import styles from './letter-view.module.css';
import { ManyDrafts } from './many-drafts.tsx';
import { useLetterList, type Looking } from './use-letter-list.ts';
import type { Office } from './use-office.ts';

interface LettersProps {
  readonly client: Client;
  readonly board: LetterBoard;
  readonly office: Office;
  readonly session: Pick<Session, 'person' | 'rights'>;
  readonly looking: Looking;
  readonly chosen: string | undefined;
  readonly onLook: (looking: Looking) => void;
  readonly onChoose: (id: string) => void;
  readonly isCorrecting: boolean;
  readonly onChange: () => void;
  readonly onSubject: (id: string) => void;
}

/** The list of letters with one of them beside it. */
export function Letters({ client, looking, chosen, board, onChange, ...props }: LettersProps) {
  const { t } = useTranslation('letter');
  const [turn, setTurn] = useState(0);
  const [draftings, setDrafting] = useState(0);
  const changed = () => {
    setTurn((before) => before + 1);
    onChange();
  };
  const isOpen = board.keys.state === 'open';
  const listed = useLetterList(client, { looking, isOpen, turn });
  return (
    <div className={styles.columns}>
      <div className={styles.list}>
        <LetterList
          {...{ listed, looking, isOpen, chosen }}
          onLook={props.onLook}
          onChoose={props.onChoose}
        />
        {isOpen && listed.is === 'known' && (
          <>
            <DraftAll
              client={client}
              letters={listed.letters}
              onChange={() => {
                setDrafting((before) => before + 1);
                changed();
              }}
            />
            <ManyDrafts client={client} letters={listed.letters} />
          </>
        )}
      </div>
      {chosen === undefined ? (
        <p className={styles.nobody}>{t('list.choose')}</p>
      ) : (
        <LetterView
          key={`${chosen} ${draftings}`} // it may be one of those that were drafted
          {...{ client, board }}
          id={chosen}
          office={props.office}
          session={props.session}
          onChange={changed}
          isCorrecting={props.isCorrecting}
          onSubject={props.onSubject}
        />
      )}
    </div>
  );
}
