/** Words that people use for one another when they describe an error, and that the catalog does not tell apart. */
export const synonyms: readonly (readonly string[])[] = `
refused refuse reject rejection rejected declined denies refuses unsupported blocked blocks bounced
forbidden denied prohibited permitted allowed entitled disallowed
permission privilege access
expired outdated
paused suspended idled sleeping asleep inactive dormant idle deactivated hibernating frozen sleep
reactivate resume activate wake restart
toolarge large big huge oversized heavy bigger larger exceed long
size megabyte mb weight weigh
toomany many
missing absent lacks lack lacking omitted omit gone incomplete misses empty blank
required mandatory obligatory needed
invalid malformed wrong bad broken incorrect corrupt improper faulty garbled bogus misconfigured
typo misspelled mistyped misspelling spelled spelling mistake misspell
unknown unrecognized nonexistent unfamiliar
unreadable unparsable unparseable
throttled throttling throttle throttles slowed
exhausted consumed depleted spent
quota allowance allotment
limit maximum max cap ceiling
organization org orga organisation tenant
item document doc record entry
field property attribute
token jwt
oauth oauth2
delete remove purge erase clean clear revoke wipe
rotated regenerated replaced renewed renew
disabled deactivated
old older stale obsolete outdated
remain still leaves leave survive
batch bulk
url uri link address path
endpoint route
string text words
boolean bool
integer number numeric int
argument param parameter
header headers
identity member membership group user account
update updates updating
duplicate duplicated repeated twice double
json object
parse syntax comma brace
error fault
down outage crash crashed unreachable unavailable offline dead
servererror internal unhandled
ssl tls https handshake
nuget package
hang stuck hung stay
rebuild rebuilding
skip skipped ignored ignores ignore dropped drops
missing disappear disappeared vanished lost
unordered chronological sequence order increasing
escaped unescaped escape quote quotes
unencoded encoded encoding encode slash
differs different mismatch another other match instead
container bucket s3
upload uploading uploaded
presigned signed
hub searchhub
event events
daily midnight
quiet inactivity idle
capacity
number amount count
report
extract export
concurrent simultaneous parallel
response answer reply
authenticate auth authorization authentication unauthenticated anonymous login authenticated identify
format formatted formatting
body payload entity
split smaller
huge oversize
capacity space room
toobig oversized
restricts restricted restrict limitation
tied linked associated belong belongs bound`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));
