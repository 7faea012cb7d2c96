import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { SignInScreen } from '#renderer/features/access/sign-in-screen.tsx';
import { useSession } from '#renderer/features/access/use-session.ts';
import { SetUpInvitation } from '#renderer/features/office/set-up-invitation.tsx';
import { SetUpScreen } from '#renderer/features/office/set-up-screen.tsx';
import { ConnectingScreen, LostScreen } from './core-screens.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { schemeKeeper } from './scheme.ts';
import { SignedInScreen } from './signed-in-screen.tsx';
import { resolveColors, theme } from './theme.ts';
import { styleNonce } from './use-nonce.ts';
import { useWayBack } from './use-way-back.ts';

interface DeskProps {
  readonly client: Client;
  readonly translations: i18n;
  /** Loads the page anew, which admits it to a core that has been started again. */
  readonly reload: () => void;
  /** Gives the screen back to citizens; only where their page was before this one. */
  readonly goBack?: (() => void) | undefined;
}

/** The page of staff and officers: signs a person in and shows what that person may do. */
export function Desk({ translations, ...props }: DeskProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveColors}
      defaultColorScheme="auto"
      colorSchemeManager={schemeKeeper}
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={translations}>
        <DeskScreen {...props} />
      </I18nextProvider>
    </MantineProvider>
  );
}

function DeskScreen({ client, reload, goBack }: Omit<DeskProps, 'translations'>) {
  const { presence, signOut, expectIdleEnd } = useSession(client, reload);
  const [isSettingUp, setSettingUp] = useState(false);
  useWayBack(presence, goBack);
  switch (presence.is) {
    case 'connecting':
      return <ConnectingScreen />;
    case 'lost':
      return <LostScreen />;
    case 'signedOut':
      if (isSettingUp && presence.view.folderKind === 'trial') {
        return (
          <DeskFrame view={presence.view} screen="setUp">
            <SetUpScreen client={client} onCancel={() => setSettingUp(false)} />
          </DeskFrame>
        );
      }
      return (
        <DeskFrame view={presence.view} screen="signIn">
          <SignInScreen
            client={client}
            view={presence.view}
            ended={presence.ended}
            onLeave={goBack}
          >
            {presence.view.folderKind === 'trial' && (
              <SetUpInvitation onStart={() => setSettingUp(true)} />
            )}
          </SignInScreen>
        </DeskFrame>
      );
    case 'signedIn':
      return (
        <SignedInScreen
          key={presence.session.person.code}
          client={client}
          view={presence.view}
          session={presence.session}
          onSignOut={signOut}
          onIdleEnd={expectIdleEnd}
        />
      );
    default:
      return presence satisfies never;
  }
}
