/** Names within a batch file; `docs/batch-format.md` describes them to strangers. */
export const envelopeName = 'envelope.json';
export const envelopeSignatureName = 'envelope.json.sig';
export const payloadName = 'payload.tar.gz.age';
export const manifestName = 'manifest.json';
export const manifestSignatureName = 'manifest.json.sig';

/** In bytes; an office's longest list of batches is a tenth of it. */
export const manifestLimit = 4 * 1024 * 1024;

/** What a signature is for: one made for the other can never stand in its place. */
export const envelopePurpose = 'hai-long-envelope';
export const manifestPurpose = 'hai-long-manifest';
export const receiptPurpose = 'hai-long-receipt';
export const enrolmentPurpose = 'hai-long-enrolment';
export const cardsPurpose = 'hai-long-cards';
