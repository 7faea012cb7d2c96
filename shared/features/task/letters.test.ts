import { expect, it } from 'vitest';
import { planTasks } from './plan-tasks.ts';

const communes = 'UBND xã A (02143); UBND xã B (02144)';

/** What letters of this kind ask for, as an office would write it down: duty, unit, day, clause. */
const letters: readonly (readonly [letter: string, rows: readonly (readonly string[])[]])[] = [
  [
    'Công văn V/v triển khai thực hiện mô hình “Hành chính phục vụ người dân”',
    [
      ['Xây dựng kế hoạch và triển khai thực hiện mô hình', `Phòng Tư pháp; ${communes}`, '', '1'],
      ['Thí điểm mô hình tại xã', 'UBND xã A (02143)', '01/3/2024', '1'],
      [
        'Tham mưu nhân rộng trên toàn huyện trên cơ sở kết quả thí điểm',
        'Văn phòng HĐND và UBND huyện',
        'hoàn thành trước ngày 01/10/2024',
        '2',
      ],
      ['Tổng hợp khó khăn, vướng mắc', 'Văn phòng HĐND và UBND huyện', 'thường xuyên', '2'],
    ],
  ],
  [
    'Công văn V/v hoàn thành kế hoạch cải cách hành chính năm 2024',
    [
      ['Rà soát các nội dung còn thiếu theo kế hoạch', communes, '', '1'],
      ['Rà soát, niêm yết thủ tục hành chính', communes, '', '2'],
      ['Lập 100% hồ sơ công việc trên môi trường điện tử', communes, '', '3'],
      ['Kiểm tra, đôn đốc các đơn vị', 'Phòng Nội vụ; Phòng Văn hóa và Thông tin', '', '4'],
    ],
  ],
  [
    'Công văn V/v nâng cao chất lượng mô hình “Chính quyền thân thiện”',
    [
      ['Trao, gửi thư xin lỗi, cảm ơn, chia buồn, chúc mừng', communes, '', '3'],
      ['Lấy phiếu khảo sát mức độ hài lòng', communes, '', '3'],
      ['Lưu trữ đầy đủ hồ sơ, tài liệu kiểm chứng', communes, '', '3'],
      ['Báo cáo kết quả qua phòng Nội vụ', communes, 'trước ngày 30/9/2022', 'đoạn cuối'],
    ],
  ],
  [
    'Kế hoạch thực hiện mô hình giải quyết TTHC tại nhà vào thứ Năm hằng tuần',
    [
      ['Đưa nội dung tuyên truyền lên trang thông tin điện tử', communes, '', 'III.1'],
      ['Báo cáo kết quả', communes, 'chậm nhất vào ngày 25 tháng 12 năm 2024', 'III.1'],
      [
        'Giải quyết TTHC tại nhà vào thứ Năm hằng tuần',
        communes,
        'đến ngày 31 tháng 12 năm 2024',
        'II.2',
      ],
      ['Hướng dẫn chuyên môn', 'Phòng Tư pháp; Phòng Lao động TB&XH', '', 'III.2'],
      ['Tổng hợp, báo cáo kết quả trình Chủ tịch', 'Phòng Nội vụ', '', 'III.4'],
    ],
  ],
  [
    'Công văn V/v tiếp tục triển khai một số giải pháp về cải cách TTHC',
    [
      ['Lựa chọn và thực hiện thí điểm một mô hình', communes, '30/6/2024', '1, 2'],
      ['Ban hành kế hoạch chi tiết', communes, '', '3.1'],
      ['Tuyên truyền rộng rãi về mô hình', 'Phòng Văn hóa - Thông tin', '', '3.2'],
      ['Theo dõi, đôn đốc thực hiện', 'Văn phòng HĐND-UBND huyện', '', '3.3.b'],
    ],
  ],
];

it.each(letters)('every duty of “%s” has its place in the register', (letter, rows) => {
  const lines = rows.map(([duty = '', unit = '', deadline = '', clause = ''], place) => ({
    line: place + 1,
    cells: [duty, unit, deadline, '', clause],
  }));
  const { tasks, faults } = planTasks({ lines, letter, units: [], has: () => false });
  expect(faults).toEqual([]);
  const wanted = rows.flatMap(([, unit = '']) => unit.split(';')).length;
  expect(tasks).toHaveLength(wanted);
  expect(tasks.every((task) => task.letter === letter && task.clause !== '')).toBe(true);
});

it('tells the days that these letters name, and which of them are reports', () => {
  const dated = letters.flatMap(([letter, rows]) => {
    const lines = rows.map(([duty = '', unit = '', deadline = ''], place) => ({
      line: place + 1,
      cells: [duty, unit.split(';')[0] ?? '', deadline],
    }));
    const { tasks } = planTasks({ lines, letter, units: [], has: () => false });
    return tasks
      .filter(({ deadline }) => deadline !== undefined)
      .map(({ deadline, isReport }) => `${deadline ?? ''}${isReport ? ' report' : ''}`);
  });
  expect(dated).toEqual([
    '2024-03-01',
    '2024-09-30',
    '2022-09-29 report',
    '2024-12-25 report',
    '2024-12-31',
    '2024-06-30',
  ]);
});
