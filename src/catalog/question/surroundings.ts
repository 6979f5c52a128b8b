/**
 * Words for what surrounds an error in a team's day. They do not make a question foreign ("our nightly job gets a 429"),
 * yet they count among its words where only words can tell ("delete old logs" is not about items).
 */
export const surroundings: ReadonlySet<string> = new Set(
  `endpoint endpoints uri url json body header headers field value values wrong broken breaks break
  log logs line lines stack trace traceback console output stdout stderr debug info warn warning fatal severe critical main
  run runs running ran pipeline pipelines job jobs build builds ci deploy deployment step script scripts cron nightly scheduled hourly
  night week weekly prod production staging dev test tests environment env sdk cli app application service python java javascript
  typescript node csharp dotnet curl data content import imports importer importing loader load loads loading sync syncing ingest upload uploads uploading uploaded
  ingestion indexer connector crawler catalog product products valid send sends sending sent reject rejects rejected refuse refuses refused
  first second success successful`.split(/\s+/),
);
