import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import type { SignInNote } from './use-sign-in.ts';

/** Why the last try signed nobody in; never which part of it was wrong. */
export function SignInNotice({ note }: { readonly note: SignInNote }) {
  const { t } = useTranslation('access');
  const isWrong = note.is === 'wrong';
  return (
    <Alert
      role="alert"
      color="red"
      icon={<Icon name="attention" />}
      title={t(isWrong ? 'refused.SECRET_WRONG.title' : 'failed.title')}
    >
      {isWrong ? t('refused.SECRET_WRONG.left', { count: note.attemptsLeft }) : t('failed.body')}
    </Alert>
  );
}
