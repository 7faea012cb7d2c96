/** How answers were come by; `otherKiosk` is a device of another program. */
export const surveyModes = ['online', 'paper', 'phone', 'interview', 'otherKiosk'] as const;
