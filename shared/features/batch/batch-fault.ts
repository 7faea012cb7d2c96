/**
 * Why a file is not taken in. The codes are stable: other programs, histories and the words in
 * `batch.json` refer to them.
 */
export const batchFaults = [
  // the file as it was carried
  'unreadable',
  'notABatch',
  'tooLarge',
  'cutShort',
  'somethingAdded',
  'frameAltered',
  'envelopeInvalid',
  'formatUnknown',
  // who sent it, and to whom
  'senderUnknown',
  'senderRevoked',
  'signatureInvalid',
  'payloadAltered',
  'notForUs',
  // what was inside
  'sealBroken',
  'archiveInvalid',
  'tooMuchInside',
  'pathNotAllowed',
  'manifestInvalid',
  'manifestSignatureInvalid',
  'otherThanEnvelope',
  'partMissing',
  'partUnexpected',
  'partAltered',
  'rowsInvalid',
  'countsDiffer',
  'chainBroken',
  // what it would do here
  'kindNotTaken',
  'otherUnit',
  'simulatedHere',
  'realAmongSimulated',
] as const;
export type BatchFault = (typeof batchFaults)[number];
