import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';

/** Paragraph styles by the id that stands in the file; whoever edits in Word reads their names. */
export const styles = {
  headUpright: 'DauThuThuong',
  headBold: 'DauThuDam',
  motto: 'TieuNgu',
  number: 'SoKyHieu',
  date: 'DiaDanhNgayThang',
  rule: 'DuongKe',
  draft: 'DuThao',
  pageNumber: 'SoTrang',
  title: 'TenThu',
  subtitle: 'TrichYeu',
  addressee: 'KinhGui',
  addresseeMore: 'DiaChiNguoiNhan',
  body: 'ThanThu',
  item: 'YTrongThu',
  words: 'LoiNguoiDan',
  wordsFrom: 'TenNguoiDan',
  note: 'GhiChu',
  cell: 'OBang',
  cellHead: 'DauBang',
  copiesTitle: 'NoiNhan',
  copies: 'NoiNhanDanhSach',
  signer: 'ChucVuNguoiKy',
  signerName: 'TenNguoiKy',
} as const;

/** Times New Roman 13 or 14, black (Decree 30/2020/NĐ-CP, appendix I); sizes are half points. */
const half = (points: number) => points * 2;
const lines = (share: number) => ({ line: Math.round(share * 240), lineRule: LineRuleType.AUTO });
const none = { before: 0, after: 0 };

type Style = NonNullable<IStylesOptions['paragraphStyles']>[number];
type Look = Pick<Style, 'run' | 'paragraph'>;

const centred = AlignmentType.CENTER;

/** How a letter meets its reader: sober, or with more air, or as a present. */
export type Manner = 'official' | 'personal' | 'festive' | 'sheet';

const manners = {
  official: { size: 13, lines: 1.15, between: 120, title: 15 },
  personal: { size: 14, lines: 1.35, between: 180, title: 16 },
  festive: { size: 15, lines: 1.45, between: 220, title: 22 },
  sheet: { size: 13, lines: 1.15, between: 120, title: 18 },
} as const;

const accent = 'A33B20';

const looksOf = (
  manner: Manner,
): Readonly<Record<keyof typeof styles, Look & { readonly name: string }>> => ({
  headUpright: {
    name: 'Đầu thư, chữ thường',
    run: { size: half(12), allCaps: true },
    paragraph: { alignment: centred, spacing: none },
  },
  headBold: {
    name: 'Đầu thư, chữ đậm',
    run: { size: half(12), allCaps: true, bold: true },
    paragraph: { alignment: centred, spacing: none },
  },
  motto: {
    name: 'Tiêu ngữ',
    run: { size: half(13), bold: true },
    paragraph: { alignment: centred, spacing: none },
  },
  number: {
    name: 'Số, ký hiệu',
    run: { size: half(13) },
    paragraph: { alignment: centred, spacing: { before: 60, after: 0 } },
  },
  date: {
    name: 'Địa danh, ngày tháng',
    run: { size: half(13), italics: true },
    paragraph: { alignment: centred, spacing: { before: 60, after: 0 } },
  },
  rule: {
    name: 'Đường kẻ đầu thư',
    run: { size: 4 },
    paragraph: { spacing: { before: 60, after: 0, line: 80, lineRule: LineRuleType.EXACT } },
  },
  draft: {
    name: 'Dấu dự thảo',
    run: { size: half(11), bold: true },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: none },
  },
  pageNumber: {
    name: 'Số trang',
    run: { size: half(13) },
    paragraph: { alignment: centred, spacing: none },
  },
  title: {
    name: 'Tên thư',
    run: {
      size: half(manners[manner].title),
      bold: true,
      allCaps: true,
      ...(manner === 'festive' && { color: accent }),
    },
    paragraph: {
      alignment: centred,
      spacing: { before: manner === 'official' ? 300 : 480, after: 0 },
      keepNext: true,
    },
  },
  subtitle: {
    name: 'Trích yếu',
    run: {
      size: half(manner === 'festive' ? 16 : 14),
      bold: true,
      ...(manner === 'festive' && { italics: true, color: accent }),
    },
    paragraph: { alignment: centred, spacing: { before: 60, after: 0 }, keepNext: true },
  },
  addressee: {
    name: 'Kính gửi',
    run: { size: half(manners[manner].size + (manner === 'official' ? 1 : 0)) },
    paragraph: {
      alignment: centred,
      spacing: { before: manner === 'official' ? 240 : 360, after: 0 },
      keepNext: true,
    },
  },
  addresseeMore: {
    name: 'Địa chỉ người nhận',
    run: { size: half(13), italics: true },
    paragraph: { alignment: centred, spacing: { before: 40, after: 0 }, keepNext: true },
  },
  body: {
    name: 'Thân thư',
    run: { size: half(manners[manner].size) },
    paragraph: {
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: 720 },
      spacing: { before: manners[manner].between, after: 0, ...lines(manners[manner].lines) },
    },
  },
  item: {
    name: 'Ý trong thư',
    run: { size: half(manners[manner].size) },
    paragraph: {
      alignment: AlignmentType.LEFT,
      indent: { firstLine: 720 },
      spacing: { before: 80, after: 0, ...lines(manners[manner].lines) },
    },
  },
  words: {
    name: 'Lời người dân',
    run: { size: half(20), italics: true },
    paragraph: { alignment: AlignmentType.LEFT, spacing: { before: 600, after: 0, ...lines(1.5) } },
  },
  wordsFrom: {
    name: 'Tên người dân',
    run: { size: half(14), bold: true },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { before: 360, after: 0 } },
  },
  note: {
    name: 'Ghi chú',
    run: { size: half(11), italics: true },
    paragraph: { alignment: centred, spacing: { before: 480, after: 0 } },
  },
  cell: {
    name: 'Ô trong bảng',
    run: { size: half(13) },
    paragraph: { alignment: AlignmentType.LEFT, spacing: none },
  },
  cellHead: {
    name: 'Đầu bảng',
    run: { size: half(13), bold: true },
    paragraph: { alignment: centred, spacing: none },
  },
  copiesTitle: {
    name: 'Nơi nhận',
    run: { size: half(12), bold: true, italics: true },
    paragraph: { spacing: none },
  },
  copies: {
    name: 'Nơi nhận, danh sách',
    run: { size: half(11) },
    paragraph: { spacing: none },
  },
  signer: {
    name: 'Chức vụ người ký',
    run: { size: half(14), bold: true, allCaps: true },
    paragraph: { alignment: centred, spacing: none },
  },
  signerName: {
    name: 'Tên người ký',
    run: { size: half(14), bold: true },
    paragraph: { alignment: centred, spacing: { before: 1300, after: 0 } },
  },
});

export const documentStyles = (manner: Manner): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Times New Roman', size: half(14), language: { value: 'vi-VN' } },
    },
  },
  paragraphStyles: Object.entries(looksOf(manner)).map(([key, { name, ...look }]) => ({
    id: styles[key as keyof typeof styles],
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...look,
  })),
});
