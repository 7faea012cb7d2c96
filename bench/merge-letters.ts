import { saveLetters } from '#main/features/letter/documents/save-letters.ts';

const [shipped = '', target = '', count = '0'] = process.argv.slice(2);

/** Overdue dossiers as a bad month might bring them, each with words of its own. */
const letters = Array.from(
  { length: Number(count) },
  (_, at) =>
    ({
      contents: {
        kind: 'apology',
        addressee: { salutation: 'mr-mrs', name: `Người nhận ${at}`, address: `Thôn ${at % 12}` },
        dossier: {
          code: `H00.00-260105-${String(at).padStart(4, '0')}`,
          procedure: 'Đăng ký biến động đất đai',
          receivedOn: '2026-01-05',
          appointmentOn: '2026-01-26',
          status: 'Đang chờ kết quả đo đạc',
        },
        reason: `Cơ quan phối hợp chưa gửi kết quả xác minh thửa ${at}.`,
        newAppointmentOn: '2026-02-05',
      },
      office: { agency: 'UBND xã Thử Nghiệm', place: 'Thử Nghiệm', signer: { title: 'CHỦ TỊCH' } },
      verified: false,
    }) as const,
);

const saved = await saveLetters(
  {
    folders: { own: target, shipped },
    runs: [{ template: 'overdue', name: 'letters', letters }],
    as: 'print',
    target,
  },
  () => {},
);
if (!saved.written) throw new Error(JSON.stringify(saved));
