/** Names within a batch file; `docs/batch-format.md` describes them to strangers. */
export const envelopeName = 'envelope.json';
export const envelopeSignatureName = 'envelope.json.sig';
export const payloadName = 'payload.tar.gz.age';
export const manifestName = 'manifest.json';
export const manifestSignatureName = 'manifest.json.sig';

/** What a signature is for: one made for the other can never stand in its place. */
export const envelopePurpose = 'hai-long-envelope';
export const manifestPurpose = 'hai-long-manifest';
export const receiptPurpose = 'hai-long-receipt';
export const enrolmentPurpose = 'hai-long-enrolment';
