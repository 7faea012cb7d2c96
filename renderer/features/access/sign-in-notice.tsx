import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SignInNote } from './use-sign-in.ts';

/** Why the last try signed nobody in; never which part of it was wrong. */
export function SignInNotice({ note }: { readonly note: SignInNote }) {
  const { t } = useTranslation('access');
  const words = {
    wrong: 'refused.SECRET_WRONG.title',
    shut: 'refused.ACCOUNT_SHUT.title',
    failed: 'failed.title',
  } as const;
  return (
    <Alert role="alert" color="red" icon={<Icon name="attention" />} title={t(words[note.is])}>
      {note.is === 'wrong'
        ? t('refused.SECRET_WRONG.left', { count: note.attemptsLeft })
        : t(note.is === 'shut' ? 'refused.ACCOUNT_SHUT.body' : 'failed.body')}
    </Alert>
  );
}
