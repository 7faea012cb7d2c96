import { withoutMarks } from '../activity/month.ts';

const names =
  /\b(?:ho (?:va )?(?:ten|dem)|ten (?:nguoi|cong dan|ong|ba|khach|chu|cua|to chuc|doanh nghiep|anh|chi)|full ?name|your name)\b/;
const ways =
  /\b(?:e-?mail|thu dien tu|dien thoai|so dt|sdt|di dong|phone|mobile|zalo|facebook|dia chi|address|ip|gps|toa do)\b/;
const numbers =
  /\b(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|bhyt|ma (?:so )?(?:ho so|bien nhan|thue)|so (?:ho so|bien nhan)|ngay sinh|nam sinh|birth|tai khoan|account)\b/;

/** Whether a column's name says that it tells who answered; such a column is never taken in. */
export function isPersonalColumn(header: string): boolean {
  const plain = withoutMarks(header);
  return (
    plain === 'ten' || plain === 'name' || [names, ways, numbers].some((each) => each.test(plain))
  );
}

const ownWords =
  /\b(?:gop y|y kien (?:khac|dong gop|them)|de xuat|kien nghi|nhan xet|ghi chu|ly do khac|noi dung khac|comments?|notes?|feedback)\b/;

/** Whether a column's name asks for somebody's own words; what stands in it is quoted nowhere. */
export function isOwnWords(header: string): boolean {
  return ownWords.test(withoutMarks(header));
}
