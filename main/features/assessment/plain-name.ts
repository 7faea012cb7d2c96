import { withoutMarks } from '#shared/features/activity/month.ts';

/** `Kế hoạch tuyên truyền` → `ke-hoach-tuyen-truyen`: a name that every system reads alike. */
export function plainName(title: string): string {
  const plain = withoutMarks(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'tep' : plain;
}
