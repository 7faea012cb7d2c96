import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import type { IssuedSecrets } from '#shared/features/people/people.contract.ts';
import { AddPerson } from './add-person.tsx';
import { EditPerson } from './edit-person.tsx';
import { PeopleNotice } from './people-notice.tsx';
import styles from './people-screen.module.css';
import { PeopleTable } from './people-table.tsx';
import { PinSlip } from './pin-slip.tsx';
import { RemarkList } from './remark-list.tsx';
import { usePeople } from './use-people.ts';
import { writeDay } from './write-moment.ts';

/** What lies open above the list. */
type Open =
  | { readonly is: 'adding' }
  | { readonly is: 'editing'; readonly code: string }
  | { readonly is: 'issued'; readonly secrets: IssuedSecrets };

/** Who may sign in here, and what whoever manages people does about it. */
export function PeopleScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('people');
  const people = usePeople(client);
  const { state, look, forget } = people;
  const [open, setOpen] = useState<Open>();

  const close = () => {
    forget();
    setOpen(undefined);
  };
  const tell = (secrets: IssuedSecrets | undefined) => {
    if (secrets !== undefined) setOpen({ is: 'issued', secrets });
  };
  const tellOrClose = (outcome: { issued?: IssuedSecrets | undefined } | undefined) => {
    if (outcome?.issued === undefined) closeWhenDone(outcome);
    else tell(outcome.issued);
  };
  const closeWhenDone = (outcome: object | undefined) => {
    if (outcome !== undefined) setOpen(undefined);
  };
  const editedCode = open?.is === 'editing' ? open.code : undefined;
  const edited =
    state.is === 'known' ? state.view.people.find(({ code }) => code === editedCode) : undefined;

  const isAnyWaiting =
    state.is === 'known' && state.view.remarks.some(({ settled }) => settled === undefined);
  const remarkList = state.is === 'known' && (
    <RemarkList
      remarks={state.view.remarks}
      nameOf={(code) => state.view.people.find((one) => one.code === code)?.name || code}
      offsetMinutes={state.view.offsetMinutes}
      isBusy={state.isBusy}
      onSettle={people.settle}
    />
  );

  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={state.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={look}
    >
      {state.is === 'known' && (
        <div className={styles.parts}>
          {open === undefined && (
            <PeopleNotice
              notice={state.notice}
              onUndo={({ code, name }) => void people.enable(code, name)}
            />
          )}
          {state.view.people.length === 1 && <p className={styles.alone}>{t('alone')}</p>}
          <div>
            <Button size="md" onClick={() => setOpen({ is: 'adding' })}>
              {t('add')}
            </Button>
          </div>
          {isAnyWaiting && remarkList}
          <PeopleTable
            people={state.view.people}
            onEdit={(code) => {
              forget();
              setOpen({ is: 'editing', code });
            }}
          />
          {!isAnyWaiting && remarkList}
          {open?.is === 'adding' && (
            <AddPerson
              freeCode={state.view.freeCode}
              notice={state.notice}
              isBusy={state.isBusy}
              onAdd={(person) => void people.add(person).then(tell)}
              onClose={close}
            />
          )}
          {edited !== undefined && (
            <EditPerson
              key={edited.code}
              person={edited}
              notice={state.notice}
              isBusy={state.isBusy}
              onChange={(person) => void people.change(person).then(tellOrClose)}
              onIssuePin={() => void people.issuePin(edited.code).then(tell)}
              onDisable={() => void people.disable(edited.code, edited.name).then(closeWhenDone)}
              onEnable={() => void people.enable(edited.code, edited.name).then(closeWhenDone)}
              onErase={() => void people.blankName(edited.code).then(closeWhenDone)}
              onClose={close}
            />
          )}
          {open?.is === 'issued' && (
            <PinSlip
              issued={open.secrets}
              unitName={state.view.unitName}
              day={writeDay(Date.now(), state.view.offsetMinutes)}
              onClose={close}
            />
          )}
        </div>
      )}
    </DeskScreen>
  );
}
