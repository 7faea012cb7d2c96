import type { Campaign } from '#shared/features/campaign/campaign.ts';

/** A survey's title in the language on the screen, where it has one. */
export function titleIn({ vi, en }: Campaign['title'], language: string): string {
  return language === 'en' ? (en ?? vi) : vi;
}
