/** Words that people use for one another when they describe an error, and that the catalog does not tell apart. */
export const synonyms: readonly (readonly string[])[] = `
refused rejected declined denies refuses unsupported blocked blocks bounced
forbidden denied prohibited permitted allowed entitled disallowed
permission privilege right access authorization
expired outdated
paused suspended sleeping asleep inactive dormant idle deactivated hibernating frozen sleep
reactivate resume activate wake restart
toolarge large big huge oversized heavy bigger larger exceed exceeding long longer
size megabyte mb weight
toomany many
missing lacks lack lacking absent omitted omit gone incomplete
required mandatory obligatory needed
invalid malformed wrong bad broken incorrect corrupt improper faulty garbled bogus misconfigured
typo misspelled mistyped misspelling spelled spelling
unknown unrecognized nonexistent unfamiliar
unreadable unparsable
throttled throttling throttle rate limited slowed
exhausted consumed depleted spent
quota allowance allotment
limit maximum max cap ceiling
organization org organisation tenant
item document doc record
field property attribute
token jwt
oauth oauth2
delete remove purge erase clean revoke
disabled deactivated
old older stale obsolete outdated
remain stay still
batch bulk
url uri link address path
endpoint route
string text
boolean bool
integer number numeric int
argument param parameter
header headers
identity member group user
update updates updating
duplicate duplicated repeated twice
json object
parse syntax comma brace
error fault
down outage crash unreachable unavailable
servererror internal
ssl tls https handshake
nuget package
hang stuck hung
rebuild rebuilding reindex
skipped ignored ignores ignore dropped
missing disappear vanished
unordered chronological sequence order increasing
escaped unescaped escape quote quotes
unencoded encoded encoding encode slash
differs different mismatch another other match
container bucket s3
upload uploading uploaded
presigned signed
hub searchhub
event events
daily midnight
quiet inactivity idle
capacity
number amount count
full
report
extract export
concurrent simultaneous parallel
response answer reply
authenticate authentication unauthenticated anonymous login authenticated
format formatted formatting
found seen`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));
