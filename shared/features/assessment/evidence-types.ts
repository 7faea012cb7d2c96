/** What a piece of evidence may be: what its name ends in, what it is called, how it begins. */
interface EvidenceType {
  readonly mediaType: string;
  /** Bytes, and at which place they stand; a text has none. */
  readonly begins?: { readonly at: number; readonly bytes: readonly number[] };
}

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const openXml = 'application/vnd.openxmlformats-officedocument';

const types: Readonly<Record<string, EvidenceType>> = {
  pdf: { mediaType: 'application/pdf', begins: { at: 0, bytes: [0x25, 0x50, 0x44, 0x46] } },
  docx: {
    mediaType: `${openXml}.wordprocessingml.document`,
    begins: { at: 0, bytes: zip },
  },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, begins: { at: 0, bytes: zip } },
  pptx: {
    mediaType: `${openXml}.presentationml.presentation`,
    begins: { at: 0, bytes: zip },
  },
  doc: { mediaType: 'application/msword', begins: { at: 0, bytes: oldOffice } },
  xls: { mediaType: 'application/vnd.ms-excel', begins: { at: 0, bytes: oldOffice } },
  jpg: { mediaType: 'image/jpeg', begins: { at: 0, bytes: [0xff, 0xd8, 0xff] } },
  jpeg: { mediaType: 'image/jpeg', begins: { at: 0, bytes: [0xff, 0xd8, 0xff] } },
  png: { mediaType: 'image/png', begins: { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] } },
  mp4: { mediaType: 'video/mp4', begins: { at: 4, bytes: [0x66, 0x74, 0x79, 0x70] } },
  txt: { mediaType: 'text/plain' },
  csv: { mediaType: 'text/csv' },
};

export const evidenceEndings = Object.keys(types);

/** A photo or a scan is smaller; a longer film is too much for an archive that travels on a stick. */
export const evidenceBytesAtMost = 32 * 1024 * 1024;
/** Pieces of evidence for one criterion in one period. */
export const evidenceAtMost = 50;

/** How many bytes `evidenceTypeOf` wants to see. */
export const evidenceHeadBytes = 12;

/** The ending of a file's name, in small letters without the dot. */
export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** What a file is by its name and its beginning; undefined for what is not taken or pretends. */
export function evidenceTypeOf(name: string, head: Uint8Array): string | undefined {
  const type = types[endingOf(name)];
  if (type === undefined) return undefined;
  const { mediaType, begins } = type;
  if (begins === undefined) return head.includes(0) ? undefined : mediaType;
  const fits = begins.bytes.every((byte, place) => head[begins.at + place] === byte);
  return fits ? mediaType : undefined;
}
