/** The documents that the entries come from, as `sources` names them. Where two differ, the newer one wins. */
export const documents = {
  pushSourceIssues: "Troubleshooting Push source issues (docs.coveo.com/en/95)",
  pushApiErrors: "Troubleshooting Push API Error Codes",
  pushApiErrors2017: "Troubleshooting Push API Error Codes, 2017",
  usageAnalyticsWriteErrors: "Troubleshoot UA Write API error codes (docs.coveo.com/en/1431)",
  apiErrorFaqs: "API Error Code FAQs",
} as const;
