import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterOffice, LetterSource } from '#main/features/letter/documents/letter-values.ts';
import { makeTemplate } from '#build/letters/templates.ts';
import type { LetterContents, LetterKind } from '#shared/features/letter/letter-contents.ts';
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';

const made = new Map<LetterTemplate, Promise<Buffer>>();

/** The shipped template of that name, made once for all tests of a file. */
export function shippedTemplate(name: LetterTemplate): Promise<Buffer> {
  const template = made.get(name) ?? makeTemplate(name);
  made.set(name, template);
  return template;
}

/** Folders of templates below a folder: the program's with these, the office's own not yet there. */
export async function templateFolders(
  folder: string,
  names: readonly LetterTemplate[],
): Promise<{ readonly own: string; readonly shipped: string }> {
  const folders = { own: join(folder, 'own'), shipped: join(folder, 'shipped') };
  mkdirSync(folders.shipped, { recursive: true });
  for (const name of names) {
    writeFileSync(join(folders.shipped, `${name}.docx`), await shippedTemplate(name));
  }
  return folders;
}

export const anOffice: LetterOffice = {
  parent: 'Ủy ban nhân dân xã Thử Nghiệm',
  agency: 'Trung tâm Phục vụ hành chính công xã Thử Nghiệm',
  place: 'Thử Nghiệm',
  phone: '0256 000 000',
  signer: { authority: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Thị Mẫu' },
};

/** An office that has said no more than it must. */
export const aBareOffice: LetterOffice = { agency: 'Ủy ban nhân dân xã Thử Nghiệm', signer: {} };

type Of<K extends LetterKind> = Extract<LetterContents, { kind: K }>;

const addressee = {
  salutation: 'mrs',
  name: 'Trần Thị Ví Dụ',
  address: 'Thôn 3, xã Thử Nghiệm',
  phone: '0900 000 000',
} as const;
const bareAddressee = { salutation: 'mr-mrs', name: 'Lê Văn Ngắn' } as const;

/** Contents of each kind in which everything is said that can be said. */
export const fullContents: { readonly [K in LetterKind]: Of<K> } = {
  apology: {
    kind: 'apology',
    addressee,
    requester: { name: 'Trần Văn Con', relation: 'con trai' },
    complaint: 'Tôi đến ba lần mới nộp được hồ sơ.',
    reason: 'Bảng niêm yết chưa được cập nhật.',
    newAppointmentOn: '2026-02-05',
  },
  thanks: { kind: 'thanks', addressee, deed: 'Hiến 120 m² đất để mở rộng đường thôn 3.' },
  birth: { kind: 'birth', addressee, child: 'Trần Bình An', bornOn: '2026-02-05' },
  marriage: {
    kind: 'marriage',
    addressee,
    spouses: ['Lê Văn Mẫu', 'Đinh Thị Ví Dụ'],
    registeredOn: '2026-03-14',
  },
  condolence: {
    kind: 'condolence',
    addressee: { ...addressee, salutation: 'mr', name: 'Đinh Văn Thắng' },
    deceased: { salutation: 'elder', name: 'Đinh Văn Nghĩa' },
    relation: 'thân phụ',
    diedOn: '2026-02-05',
  },
  'thanks-note': {
    kind: 'thanks-note',
    from: { name: 'Bà Bảy', address: 'Thôn 3' },
    to: 'staff',
    staff: 'Chị mặc áo dài xanh ở quầy 2',
    words: 'Cảm ơn chị đã đọc từng dòng cho tôi nghe.\nTôi mắt kém.',
  },
};

export const fullOverdue: Of<'apology'> = {
  ...fullContents.apology,
  dossier: {
    code: 'H52.21609-260105-0007',
    procedure: 'Đăng ký biến động đất đai',
    receivedOn: '2026-01-05',
    appointmentOn: '2026-01-26',
    status: 'Đang chờ kết quả đo đạc',
  },
};

/** Contents of each kind in which nothing is said but what must be. */
export const bareContents: { readonly [K in LetterKind]: Of<K> } = {
  apology: { kind: 'apology', addressee: bareAddressee },
  thanks: { kind: 'thanks', addressee: bareAddressee, deed: 'Trả lại ví.' },
  birth: { kind: 'birth', addressee: bareAddressee, child: 'Lê An' },
  marriage: { kind: 'marriage', addressee: bareAddressee, spouses: ['Lê An', 'Đinh Bình'] },
  condolence: {
    kind: 'condolence',
    addressee: bareAddressee,
    deceased: { salutation: 'child', name: 'Lê An' },
    relation: 'con gái',
  },
  'thanks-note': { kind: 'thanks-note', from: {}, to: 'office', words: 'Cảm ơn.' },
};

/** The contents that are written with a template: everything said, or as little as may be. */
export function contentsFor(name: LetterTemplate, how: 'full' | 'bare'): LetterContents {
  const contents = how === 'full' ? fullContents : bareContents;
  if (name === 'condolence-check') return contents.condolence;
  if (name !== 'overdue') return contents[name];
  return how === 'full' ? fullOverdue : { ...contents.apology, dossier: { code: 'H52-1' } };
}

export function aLetter(contents: LetterContents, office: LetterOffice = anOffice): LetterSource {
  return { contents, office, verified: true };
}
