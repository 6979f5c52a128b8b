/** Lower-case ASCII. A log without any of these has no error of Coveo's that could be told from others. */
export const needles: readonly string[] = [
  "coveo",
  "errorcode",
  "error code",
  "error_code",
  "request has expired",
  "throttleerror",
  "/organizations/",
  "rror_deserializing_batch",
  "oo_many_documents_daily",
  "elationship_update_rate",
  "oworkgroupassociatedwith",
  "otal_metadata_size_exc",
  "ource_does_not_exist",
  "rganization_is_paused",
  "ocument_limit_exceeded",
];
