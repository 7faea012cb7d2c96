import type { Database } from '#main/storage/database.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { countSealedAnswers } from './campaign-store.ts';
import { createKnownCampaigns, type KnownCampaigns } from './known-campaigns.ts';

/** How many sealed pieces there are, and whether every campaign's signature still holds. */
export function checkCampaigns(db: Database): Check[] {
  const { pieces, campaigns } = countSealedAnswers(db);
  if (campaigns === 0) return []; // most offices never hold one
  const values = { pieces, campaigns };
  return [
    { name: 'campaigns', verdict: 'good', finding: 'sealed', values },
    ...checkSignatures(createKnownCampaigns(db)),
  ];
}

/** Says which campaign was altered in the store, if any was; counts nothing. */
export function checkSignatures({ altered }: Pick<KnownCampaigns, 'altered'>): Check[] {
  const [first] = altered;
  if (first === undefined) return [];
  return [{ name: 'campaigns', verdict: 'bad', finding: 'altered', values: { altered: first } }];
}
