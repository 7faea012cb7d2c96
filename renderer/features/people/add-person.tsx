import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '#renderer/ui/desk-dialog.tsx';
import type { PersonRole } from '#shared/features/access/rights.ts';
import { longestName } from '#shared/features/people/limits.ts';
import { isPersonCode } from '#shared/features/people/person-code.ts';
import { PeopleNotice } from './people-notice.tsx';
import { RoleChoice } from './role-choice.tsx';
import type { NewPerson, Notice } from './use-people.ts';

interface AddPersonProps {
  readonly freeCode: string;
  readonly notice: Notice | undefined;
  readonly isBusy: boolean;
  readonly onAdd: (person: NewPerson) => void;
  readonly onClose: () => void;
}

/** Lets somebody in; the PIN comes afterwards. */
export function AddPerson({ freeCode, notice, isBusy, onAdd, onClose }: AddPersonProps) {
  const { t } = useTranslation('people');
  const [name, setName] = useState('');
  const [code, setCode] = useState(freeCode);
  const [roles, setRoles] = useState<PersonRole[]>([]);
  const [isChecked, setChecked] = useState(false);
  const isNameless = name.trim() === '';

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isNameless && isPersonCode(code) && roles.length > 0) onAdd({ code, name, roles });
  }

  return (
    <DeskDialog title={t('adding.title')} close={t('cancel')} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <Stack>
          <PeopleNotice notice={notice} />
          <TextInput
            size="md"
            data-autofocus
            label={t('name.label')}
            value={name}
            maxLength={longestName}
            autoComplete="off"
            error={isChecked && isNameless ? t('name.missing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            size="md"
            label={t('code.label')}
            description={t('code.hint')}
            value={code}
            maxLength={32}
            autoComplete="off"
            error={isChecked && !isPersonCode(code) ? t('code.invalid') : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <RoleChoice
            roles={roles}
            isMissing={isChecked && roles.length === 0}
            onChange={setRoles}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('adding.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </DeskDialog>
  );
}
