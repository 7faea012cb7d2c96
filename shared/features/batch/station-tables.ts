/**
 * What a station's batch carries. Everybody whom it is sealed to can read `ratings`: rows in the order of
 * their hour and random id, which tells nobody in which order people came. `chain` tells it, and holds
 * words and answers for the leader alone; it is sealed once more, to the office's own desk.
 */
export const ratingsTable = {
  csv: 'data/ratings.csv',
  parquet: 'data/ratings.parquet',
  /** Named as in `kiosk.db`, but `step`; an answer for the leader alone has no row here. */
  columns: [
    'id',
    'response_id',
    'kind',
    'refers_to',
    'incarnation_id',
    'score',
    // the place of a change among those of its answer: times are those of the hour, and do not tell it
    'step',
    'recorded_at_ms',
    'offset_minutes',
    'clock_state',
    'unit_code',
    'station_code',
    'counter_code',
    'field_code',
    'field_source',
    'stage',
    'channel',
    'device_mode',
    'language',
    'label_set',
    'questionnaire',
    'model_code',
    'settings_version',
    'trial',
    'ready_ms',
    'gap_ms',
    'burst_position',
    'hour_status',
    'question',
    'choices',
    'scale_order',
  ],
} as const;

/** For the office's desk alone: with it the chain can be built again, row by row, hash by hash. */
export const chainTable = {
  sealed: 'private/chain.csv.gz.age',
  columns: [
    'id',
    'incarnation_id',
    'sequence',
    'format',
    'boot_id',
    'monotonic_ms',
    'text_hash',
    // citizens' own words with their salt, both empty where there are none or they were erased
    'salt',
    'words',
    // a row that is for the leader alone and so not in `ratings`, as a JSON object of its columns and
    // `audience`; else empty
    'leader_row',
  ],
} as const;
