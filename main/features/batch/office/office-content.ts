import type { OfficeManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeCodebook } from '#shared/features/batch/office-codebook.ts';
import type { OfficePartName, OfficeRow } from '#shared/features/batch/office-tables.ts';

/** Everything that an office tells its superior, as it stands now. */
export interface OfficeContent {
  /** A table that is not named here is not kept by this program, or cannot be read now. */
  readonly tables: Readonly<Partial<Record<OfficePartName, readonly OfficeRow[]>>>;
  readonly withheld: OfficeManifest['withheld'];
  readonly codebook: OfficeCodebook;
}
