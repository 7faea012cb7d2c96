import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type { SeenCampaign } from '#shared/features/campaign/campaign.contract.ts';
import { fingerprintOf, publicKeyIn } from './fingerprint.ts';

/** What decides whose campaigns are let in. */
export interface Trusting {
  readonly supervisors: OfficeSettings['supervisors'];
  readonly folderKind: FolderKind;
}

/** The name under which the office's settings list a key. */
export function listedNameOf(
  fingerprint: string,
  { supervisors }: Pick<Trusting, 'supervisors'>,
): string | undefined {
  return supervisors.find(({ publicKey }) => {
    const key = publicKeyIn(publicKey);
    return key !== undefined && fingerprintOf(key) === fingerprint;
  })?.name;
}

/** In an office only a listed key opens anything; elsewhere a person may vouch for another one. */
export function trustIn(fingerprint: string, trusting: Trusting): SeenCampaign['trust'] {
  if (listedNameOf(fingerprint, trusting) !== undefined) return 'listed';
  return trusting.folderKind === 'office' ? 'unlisted' : 'confirm';
}
