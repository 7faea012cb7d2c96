import { safe } from '@orpc/client';
import { useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { SignInView } from '#shared/features/access/access.contract.ts';

export type Office = Pick<SignInView, 'unitName' | 'people'>;

const unknown: Office = { unitName: '', people: [] };

/** Whose desk this is and who has an account here; empty until it is known. */
export function useOffice(client: Client): Office {
  const [office, setOffice] = useState(unknown);
  useEffect(() => {
    void safe(client.access.show()).then(({ data }) => data !== undefined && setOffice(data));
  }, [client]);
  return office;
}

/** How somebody is called whose code stands with a letter. */
export function nameIn({ people }: Office, code: string): string {
  return people.find((person) => person.code === code)?.name ?? code;
}
