/** Words that tell no error from another: grammar, and what any report of an error says. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `a an the this that these those it its i im ive me my we were our us you your they their he she who whom which what whats when where
  why how is are was be been being am do does did doing done has have had having can could cannot cant will would wont should may might
  must not no dont doesnt didnt isnt arent wasnt and or but if so than then of in on at by for from to into onto with without about as
  via per again still just only also even always often sometimes suddenly now today yesterday tomorrow tonight morning afternoon evening
  since until after before during while every each any some all both there here up out off over too instead
  please help hi hey hello thanks thank explain explained tell show look lookup find mean means meaning meant say says said
  get gets getting got gotten receive receives receiving received return returns returning returned see sees seeing seen saw give gives
  giving given throw throws throwing thrown raise raises raised hit hits hitting keep keeps keeping kept happen happens happening happened
  respond responds responded answer answers answered answering come comes coming came fix fixed solve resolve resolved handle avoid
  make makes makes making made try tries trying tried use uses using used need needs know idea like seems take takes retry retries retrying long last lasts stop stops difference between show shows showing remain remains because went being already yet work works working worked
  error errors err code codes errorcode status statuscode http https response responses responded resp res req message msg requestid
  exception exceptions fail fails failed failing failure failures problem problems issue issues trouble api apis rest
  client server request requests requested requesting put get post patch connection connections connect connected established
  httperror requestexception fetcherror fetch retryerror responseerror promise unhandled uncaught rejection thread caused cause
  system net lang util inner remote indicate axios axioserror urllib urllib3 aiohttp httpx okhttp guzzle httpclient webclient
  several many lots lot few repeatedly constantly randomly occasionally intermittent intermittently
  time times one two new something anything everything someone anyone anybody s t m re ve d ll x got u`.split(/\s+/),
);
