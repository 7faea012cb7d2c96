import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type { PersonRole } from '#shared/features/access/rights.ts';
import { longestName } from '#shared/features/people/limits.ts';
import type { PeopleView } from '#shared/features/people/people.contract.ts';
import styles from './edit-person.module.css';
import { PeopleNotice } from './people-notice.tsx';
import { RoleChoice } from './role-choice.tsx';
import type { NewPerson, Notice } from './use-people.ts';

interface EditPersonProps {
  readonly person: PeopleView['people'][number];
  readonly notice: Notice | undefined;
  readonly isBusy: boolean;
  readonly onChange: (person: NewPerson) => void;
  readonly onIssuePin: () => void;
  readonly onDisable: () => void;
  readonly onEnable: () => void;
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** Everything that can be done about one person. */
export function EditPerson({
  person,
  notice,
  isBusy,
  onChange,
  onClose,
  ...deeds
}: EditPersonProps) {
  const { t } = useTranslation('people');
  const [name, setName] = useState(person.name);
  const [roles, setRoles] = useState<PersonRole[]>(person.roles);
  const [isChecked, setChecked] = useState(false);
  const isNameless = name.trim() === '';

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isNameless && roles.length > 0) onChange({ code: person.code, name, roles });
  }

  return (
    <DeskDialog
      title={t('editing.title', { name: person.name, code: person.code })}
      close={t('editing.close')}
      onClose={onClose}
    >
      <Stack>
        <PeopleNotice notice={notice} />
        <form onSubmit={send} noValidate>
          <Stack>
            <TextInput
              size="md"
              label={t('name.label')}
              value={name}
              maxLength={longestName}
              autoComplete="off"
              error={isChecked && isNameless ? t('name.missing') : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <RoleChoice
              roles={roles}
              isMissing={isChecked && roles.length === 0}
              disabled={person.isSelf}
              onChange={setRoles}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={isBusy}>
                {t('editing.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
        <Part title={t('signIn.title')} body={t(person.isSelf ? 'signIn.own' : 'signIn.pin')}>
          {!person.isSelf && (
            <Button variant="default" disabled={isBusy} onClick={deeds.onIssuePin}>
              {t('signIn.issue')}
            </Button>
          )}
        </Part>
        <Access person={person} isBusy={isBusy} {...deeds} />
      </Stack>
    </DeskDialog>
  );
}

type AccessProps = Pick<
  EditPersonProps,
  'person' | 'isBusy' | 'onDisable' | 'onEnable' | 'onErase'
>;

/** Closing and opening the door to the desk, and what is left to do when somebody has gone. */
function Access({ person, isBusy, onDisable, onEnable, onErase }: AccessProps) {
  const { t } = useTranslation('people');
  const [isSure, setSure] = useState(false);
  if (person.isSelf) return <Part title={t('access.title')} body={t('access.own')} />;
  if (person.state === 'active') {
    return (
      <Part title={t('access.title')} body={t('access.active')}>
        <Button variant="default" disabled={isBusy} onClick={onDisable}>
          {t('access.disable')}
        </Button>
      </Part>
    );
  }
  return (
    <>
      <Part title={t('access.title')} body={t('access.disabled')}>
        <Button variant="default" disabled={isBusy} onClick={onEnable}>
          {t('access.enable')}
        </Button>
      </Part>
      <Part title={t('leaving.title')} body={t('leaving.body', { code: person.code })}>
        <Checkbox
          size="md"
          label={t('leaving.sure')}
          checked={isSure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <Button color="red" disabled={!isSure || isBusy} onClick={onErase}>
          {t('leaving.erase')}
        </Button>
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly body: string;
  readonly children?: ReactNode;
}

function Part({ title, body, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.body}>{body}</p>
      <div className={styles.deeds}>{children}</div>
    </section>
  );
}
