/**
 * A needle in lower-case ASCII, and three letters of it in a row that are rare in logs.
 * A log without any needle has no error of Coveo's that could be told from others' errors.
 */
export type Needle = { text: string; rare: string };

export const needles: readonly Needle[] = [
  { text: "coveo", rare: "veo" },
  { text: "errorcode", rare: "rco" },
  { text: "error_code", rare: "r_c" },
  { text: "error code:", rare: "r c" },
  { text: "/push/v1", rare: "h/v" },
  { text: "throttleerror", rare: "eer" },
  { text: "deserializing_batch", rare: "g_b" },
  { text: "documents_daily", rare: "s_d" },
  { text: "relationship_update", rare: "p_u" },
  { text: "oworkgroupassociated", rare: "kgr" },
  { text: "total_metadata_size", rare: "a_s" },
  { text: "unauthorizedhub", rare: "dhu" },
  { text: "unauthorizedorg", rare: "dor" },
  { text: "invalidtokenheader", rare: "nhe" },
  { text: "invalidheadersexception", rare: "dhe" },
  { text: "refresh_timeout", rare: "h_t" },
  { text: "out_of_sequence", rare: "f_s" },
  { text: "olderthan", rare: "rth" },
  { text: "delete old", rare: "e o" },
  { text: "privileges on your api key", rare: "vil" },
];
