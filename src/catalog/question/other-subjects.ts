/** What Coveo has and the catalog does not treat. */
const ofCoveo =
  /\bquery suggestions?\b|\brelevance\b|\branking\b|\bmachine learning\b|(?<!item )\bmodels?\b|\bquery pipelines?\b|\bhosted\b|\bsearch (?:pages?|results?|box|interface)\b|\bfacet|\batomic\b|\bheadless\b|\bthesaurus\b|\bgenerative\b|\bcrawl|\bsitemap\b|\bweb source\b|\bextensions?\b|\binvoices?\b|\bbilling\b|\bprice|\blicen[cs]es?\b|\bcost|\bplans?\b|\bpartner\b|\btraining\b|\bdashboards?\b|\bsnapshots?\b|\bvisits?\b|\bvisitors?\b|\bsecurity providers?\b|\bfor (?:salesforce|sitecore|servicenow|sharepoint|zendesk|dynamics)\b|\block(?:ed|s)?\b|\bfield (?:types?|already|is not)\b|\bsource permissions?\b|\bmappings?\b|\brecommend|\bpreview\b|\brank\b|\baccess logs?\b|\bschedules?\b/i;

/** Everyday things of programming and offices. */
const ofOthers =
  /\b(?:s3|branch(?:es)?|commits?|repos?|repositor(?:y|ies)|merge|images?|buckets?|tables?|databases?|db|disks?|memory|heap|folders?|director(?:y|ies)|e?mails?|passwords?|laptop|screen|browser tabs?|pages?|sessions?|certificates?|localhost|ports?|sockets?|threads?|workers?|pods?|nodes?|cluster|shop|cart|payments?|cards?|orders(?! of)|(?:my|your|his|her) order|video|phone|door|office|backups?|topics?|offsets?|queue|channels?|webhooks?|function|class|variable|unit tests?|compiler?|editor|plugin|theme|cookies?)\b/i;

/** Whether a question in plain words is about something that the catalog does not treat. */
export const isOtherSubject = (text: string, isFirm: boolean): boolean => ofCoveo.test(text) || (!isFirm && ofOthers.test(text));
