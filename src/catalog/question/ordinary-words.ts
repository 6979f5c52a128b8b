/** Words that say nothing about which error it is, nor that it is somebody else's: grammar, and what surrounds any error report. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its i im ive me my we were our us you your they their he she who whom which what whats when where
  why how is are was be been being am do does did doing done has have had having can could cannot cant will would wont should may might
  must not no dont doesnt didnt isnt and or but if so than then of in on at by for from to into onto with without about as via per
  again still just only also even always often sometimes suddenly now today yesterday tomorrow tonight morning afternoon evening night
  week since until after before during while every each any some all both there here up out off over
  please help hi hey hello thanks thank explain explained tell show look lookup find search-for mean means meaning meant say says said
  get gets getting got receive receives receiving received return returns returning returned see sees seeing seen saw give gives giving
  given throw throws throwing thrown raise raises raised hit hits hitting keep keeps keeping kept happen happens happening happened
  respond responds responded answer answers answered answering come comes coming came fix fixed solve resolve resolved handle avoid
  make makes making made try tries trying tried run runs running ran use uses using used need needs call-it know idea like seems
  error errors err code codes errorcode status statuscode http https response responses responded message msg request-id requestid
  exception exceptions fail fails failed failing failure failures problem problems issue issues trouble wrong broken breaks break
  api apis rest client server endpoint endpoints url uri json body header headers field value values post put get patch delete-request
  log logs line lines stack trace traceback console output stdout stderr debug info warn warning fatal severe critical
  pipeline pipelines job jobs build builds ci deploy deployment step script scripts cron nightly scheduled hourly weekly prod production
  staging dev test tests environment env sdk cli app application service python java javascript typescript node csharp dotnet curl
  httperror requestexception fetcherror fetch retryerror responseerror promise unhandled uncaught rejection caused cause main thread
  data content import imports importer importing loader load loads loading sync syncing ingest ingestion indexer connector crawler
  catalog product products several many lots lot some few often repeatedly constantly randomly occasionally intermittent
  first second one two new something anything everything someone anyone anybody there s t m re ve d ll x got u`.split(/\s+/),
);
