/**
 * What people say in several words, or in one that falls apart, and the one word that it is compared by. Applied in this
 * order, to text in lower case without apostrophes: a later line may build on what an earlier one left. None may match a line break.
 */
export const expressions: readonly (readonly [RegExp, string])[] = [
  [/\b(is|are|was|were|has|have|had|does|do|did|could|would|should|must)nt\b/g, "$1 not"],
  [/\b(?:cannot|cant|unable to|not able to|not possible to)\b/g, "can not"],
  [/\bwont\b/g, "will not"],

  [/\bdelete ?older ?than\b|\bolder ?than (?=delet|call|request)/g, "delete older "],
  [/\b(ordering|file|source|organization|document|item|request) ?ids?\b/g, "$1 id"],
  [/\borigin ?level ?(?:1|one)\b/g, "origin level"],
  [/\bc ?#|\bc sharp\b|(?<!\w)\.net\b|\bdot ?net\b/g, "csharp"],
  [/\btext\/\w+|\bapplication\/[\w.+-]+|\b(?:mime|media|content)[ -]types?\b|\bform[ -](?:url[ -]?)?encoded\b|\bform data\b|\boctet[ -]streams?\b/g, "contenttype"],
  [/\butf[ -]?8\b/g, "utf"],
  [/\bip addresse?s?\b/g, "ip"],
  [/\b(?:access|bearer) tokens?\b/g, "token"],
  [/\bservice accounts?\b/g, "user"],
  [/\brights\b|\bright to\b/g, "permission"],
  [/\b(?:click|custom|view|search) ?events?\b/g, "event"],
  [/\btoday(?:s| s)?\b|\bdaily\b|\bmidnight\b|\btomorrow\b|\b(?:per|a|each|every|one|of the|for the) day\b/g, "daily"],

  [/\bnot (?:currently |any longer |any more )?(?:active|awake|running)\b|\b(?:fell|fallen|falls) asleep\b|\b(?:goes|went|gone|put) to sleep\b|\b(?:switched|turned) off\b|\bseems? (?:to be )?off\b/g, "paused"],
  [/\b(?:wake|wakes|woke|waking|woken)(?: it)? up\b|\bturn(?:ed)? (?:it )?on again\b/g, "reactivate"],
  [/\b(?:ran|runs?|running) out of\b|\bused (?:it |them )?up\b|\ball used\b/g, "exhausted"],
  [/\b(?:ran|runs?|running) out\b/g, "expired"],
  [/\btoo (?:old|late)\b|\bno longer (?:works?|working|valid|usable)\b|\bnot (?:work|working|valid|usable) any ?(?:more|longer)\b/g, "expired"],
  [/\bno longer (?:exists?|found|there)\b/g, "unknown"],
  [/\b(?:is |are )?limit(?:s|ing)? (?:our|my|the) (?:rate|calls?|requests?)\b|\bslow(?:s|ed|ing)? (?:\w+ ){0,2}?down\b|\b(?:rate|request)[ -]?limit(?:s|ed|ing|er)?\b|\bslower\b|\bback(?:s|ed|ing)? off\b|\b(?:is|are|gets?|got|being|been|was|were) limit(?:ed|ing)\b/g, "throttled"],
  [/\btim(?:ed?|es|ing) ?-?out\b/g, "timeout"],

  [/\b(?:may|must|can|could|is|are|am|will|would|be)? ?not (?:be )?(?:allowed|permitted|authori[sz]ed|entitled)\b|\b(?:may|must) not\b|\bno (?:rights?|access)\b/g, " forbidden"],
  [/\b(forbidden|allowed|permi\w+|rights?|privileges?|access|entitled)(?: to)? (?:log|send|post|write|push|insert) (?=(?:\w+ ){0,2}(?:events?|analytics)\b)/g, "$1 logevent "],
  [/\bnot (?:be )?(?:log|send|post|write|push|insert)(?:ed|ing)? (?=(?:\w+ ){0,2}(?:events?|analytics)\b)/g, "forbidden logevent "],
  [/\b(?:log|logs|logging|logged) (?=(?:\w+ ){0,3}events?\b)/g, ""],
  [/\bnot (?:be |been )?(?:recogni[sz]ed?|know|known|find|found|seen?|there|exist)\b|\bno such\b/g, "unknown"],
  [/\bnot (?:be |been )?(?:read|parsed?|parsable|deseriali[sz]ed?|understood|understand|decoded?)\b|\bfail(?:s|ed)? to (?:read|parse)\b/g, "unreadable"],
  [/\bnot (?:be |been )?(?:accept|accepted|take|taken|like|want|allow|support|supported)\b|\b(?:never|no longer) (?:accepted|taken)\b|\bturn(?:s|ed)? (?:\w+ )?down\b|\bsays no\b/g, "refused"],
  [/\bnot (?:properly |correctly )?(?:a )?(?:proper|correct|right|well[ -]formed|formed|formatted|valid)(?:ly)?\b|\b(?:bad|badly|wrongly|incorrectly) (?:format\w*|formed)\b|\bnot (?:in )?the expected format\b|\bwrong format\b/g, "invalid"],
  [/\bnot (?:properly )?escaped\b/g, "unescaped"],
  [/\bnot (?:properly |url[ -])?encoded\b/g, "unencoded"],
  [/\bnot (?:increasing|ascending|chronological|in (?:chronological )?(?:order|sequence))\b|\bout of (?:order|sequence)\b|\bwrong order\b/g, "unordered"],
  [/\b(?:not|never) (?:be |get )?(?:show(?:n|ing)?(?: up)?|appear(?:ing)?|arrive|indexed|visible|searchable)\b/g, "absent"],
  [/\b(?:not|nothing|never) (?:is |was |gets? |got )?(?:removed?|deleted?|purged?|cleaned?)(?: any\w*)?\b|\b(?:removes?|deletes?|deleted|removed) nothing\b|\bstill there\b/g, "delete remain"],
  [/\bnot authenticated?\b|\bsign(?:ed|s|ing)? in\b|\blog(?:ged|s|ging)? in\b|\blog ?in\b/g, "authenticate"],
  [/\bnot agree\b|\bnot (?:the same|match)\b/g, "differs"],

  [/\b(?:left|leaves?|leaving) out\b|\bforg[eo]t(?:ten)?(?: to (?:add|set|send|pass|give|include))?\b|\bnot (?:be |been )?(?:set|sent|send|add|added|pass|passed|give|given|provided?|included?|present|have|carry|contain|hold)\b|\bnot enough\b|\binsufficient\b/g, "missing"],
  [/\bwithout (?:any )?(?!errors?\b|problems?\b|success\b|effect\b|reaching\b)|\bno (?!longer\b|more\b|one\b|matter\b|idea\b|way\b|clue\b|errors?\b|problems?\b)(?=\w)/g, "missing "],

  [/\bwith success\b|\bsuccessful(?:ly)?\b|\bsucceed(?:s|ed)?\b|\bwent (?:fine|well|through)\b|\b(?:was|were|got|is|are) accepted\b|\bpush ok\b/g, "success"],
  [/\b(?:bigger|larger|heavier|more|longer) than\b|\b(?:over|above) (?=\d|the (?:limit|size|maximum)\b)|\btoo (?:big|large|long|heavy|much)\b|\bexceed(?:s|ed|ing)?\b/g, "toolarge "],
  [/\btoo (?:many|fast|often|frequent|frequently|quickly)\b|\bfar too\b|\bmore often\b/g, "toomany"],
  [/\bserver (?:errors?|problems?|troubles?|issues?)\b|\bhaving (?:an )?(?:outage|trouble|problems)\b|\b(?:broken|down|fault|failing|fails?|problems?) (?:on|at) (?:the )?(?:side of )?(?:coveos?|their|your|its)(?: (?:side|end))?\b/g, "servererror"],
  [/\b(?:same|duplicate) keys?\b|\bkeys? (?=(?:is|was|appears?|occurs?) (?:twice|duplicated)\b)/g, "duplicate "],
];
