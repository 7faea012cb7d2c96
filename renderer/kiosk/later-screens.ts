import counter from '#resources/locales/vi/counter.json';
import idle from '#resources/locales/vi/idle.json';
import receipt from '#resources/locales/vi/receipt.json';
import request from '#resources/locales/vi/request.json';
import slip from '#resources/locales/vi/slip.json';
import typing from '#resources/locales/vi/typing.json';

export { ComfortPanel } from '#renderer/features/comfort/comfort-panel.tsx';
export { CounterScreen } from '#renderer/features/counter/counter-screen.tsx';
export { AnsweredStrip } from '#renderer/features/idle/answered-strip.tsx';
export { ClosedScreen } from '#renderer/features/idle/closed-screen.tsx';
export { CheckScreen } from '#renderer/features/questionnaire/check-screen.tsx';
export { InvitationScreen } from '#renderer/features/questionnaire/invitation-screen.tsx';
export { WritingScreen } from '#renderer/features/questionnaire/writing-screen.tsx';
export { ReceiptScreen } from '#renderer/features/receipt/receipt-screen.tsx';
export { RequestButton } from '#renderer/features/request/request-button.tsx';
export { RequestFlow } from '#renderer/features/request/request-flow.tsx';
export { SurveyReaders } from '#renderer/features/station/survey-readers.tsx';
export { watchStaffCorner } from './staff-corner.ts';

/** Words that only these screens say. */
export const laterWords = { counter, idle, receipt, request, slip, typing };
