import type { Entry } from "./entry.ts";
import { push400InvalidJson } from "./entries/push/push-400-invalid-json.ts";
import { push400OrganizationIsPaused } from "./entries/push/push-400-organization-is-paused.ts";
import { push401Unauthorized } from "./entries/push/push-401-unauthorized.ts";
import { push401InvalidToken } from "./entries/push/push-401-invalid-token.ts";
import { push403AccessDenied } from "./entries/push/push-403-access-denied.ts";
import { push403AccessDeniedRequestExpired } from "./entries/push/push-403-access-denied-request-expired.ts";
import { push404OrganizationNotFound } from "./entries/push/push-404-organization-not-found.ts";
import { push404ErrorDeserializingBatchDocumentFromS3 } from "./entries/push/push-404-error-deserializing-batch-document-from-s3.ts";
import { push412DocumentLimitExceeded } from "./entries/push/push-412-document-limit-exceeded.ts";
import { push412InvalidParameter } from "./entries/push/push-412-invalid-parameter.ts";
import { push412MissingParameter } from "./entries/push/push-412-missing-parameter.ts";
import { push412SourceDoesNotExist } from "./entries/push/push-412-source-does-not-exist.ts";
import { push413 } from "./entries/push/push-413.ts";
import { push415UnsupportedMediaType } from "./entries/push/push-415-unsupported-media-type.ts";
import { push429TooManyRequests } from "./entries/push/push-429-too-many-requests.ts";
import { push429TooManyDocumentsDaily } from "./entries/push/push-429-too-many-documents-daily.ts";
import { push429RelationshipUpdateRateLimitExceeded } from "./entries/push/push-429-relationship-update-rate-limit-exceeded.ts";
import { push5xx } from "./entries/push/push-5xx.ts";
import { usageAnalytics400InvalidHeadersException } from "./entries/usage-analytics/usage-analytics-400-invalid-headers-exception.ts";
import { usageAnalytics400InvalidJson } from "./entries/usage-analytics/usage-analytics-400-invalid-json.ts";
import { usageAnalytics400InvalidObject } from "./entries/usage-analytics/usage-analytics-400-invalid-object.ts";
import { usageAnalytics400InvalidToken } from "./entries/usage-analytics/usage-analytics-400-invalid-token.ts";
import { usageAnalytics400InvalidTokenHeader } from "./entries/usage-analytics/usage-analytics-400-invalid-token-header.ts";
import { usageAnalytics400MissingParameter } from "./entries/usage-analytics/usage-analytics-400-missing-parameter.ts";
import { usageAnalytics400NoWorkgroupAssociatedWithToken } from "./entries/usage-analytics/usage-analytics-400-no-workgroup-associated-with-token.ts";
import { usageAnalytics400UnauthorizedHub } from "./entries/usage-analytics/usage-analytics-400-unauthorized-hub.ts";
import { usageAnalytics400UnauthorizedOrg } from "./entries/usage-analytics/usage-analytics-400-unauthorized-org.ts";
import { usageAnalytics404InvalidUri } from "./entries/usage-analytics/usage-analytics-404-invalid-uri.ts";
import { usageAnalytics406InvalidRequest } from "./entries/usage-analytics/usage-analytics-406-invalid-request.ts";
import { usageAnalytics415InvalidRequest } from "./entries/usage-analytics/usage-analytics-415-invalid-request.ts";
import { usageAnalytics429TooManyRequestsException } from "./entries/usage-analytics/usage-analytics-429-too-many-requests-exception.ts";
import { usageAnalytics5xx } from "./entries/usage-analytics/usage-analytics-5xx.ts";
import { indexingErrorDeserializingBatchDocumentFromS3 } from "./entries/indexing/indexing-error-deserializing-batch-document-from-s3.ts";
import { indexingTotalMetadataSizeExceedsLimit } from "./entries/indexing/indexing-total-metadata-size-exceeds-limit.ts";
import { indexingSourceRefreshTimeout } from "./entries/indexing/indexing-source-refresh-timeout.ts";
import { indexingSslConnection } from "./entries/indexing/indexing-ssl-connection.ts";
import { indexingOutOfSequenceOperation } from "./entries/indexing/indexing-out-of-sequence-operation.ts";
import { indexingDeleteOldItems } from "./entries/indexing/indexing-delete-old-items.ts";
import { http400 } from "./entries/http/http-400.ts";
import { http401 } from "./entries/http/http-401.ts";
import { http403 } from "./entries/http/http-403.ts";
import { http404 } from "./entries/http/http-404.ts";
import { http414 } from "./entries/http/http-414.ts";
import { http429 } from "./entries/http/http-429.ts";
import { http500 } from "./entries/http/http-500.ts";
import { http502 } from "./entries/http/http-502.ts";
import { http503 } from "./entries/http/http-503.ts";
import { http504 } from "./entries/http/http-504.ts";

/** Every entry, in the order in which answers of equal rank are given: Push API, Usage Analytics, indexing, HTTP. */
export const entries: readonly Entry[] = [
  push400InvalidJson,
  push400OrganizationIsPaused,
  push401Unauthorized,
  push401InvalidToken,
  push403AccessDenied,
  push403AccessDeniedRequestExpired,
  push404OrganizationNotFound,
  push404ErrorDeserializingBatchDocumentFromS3,
  push412DocumentLimitExceeded,
  push412InvalidParameter,
  push412MissingParameter,
  push412SourceDoesNotExist,
  push413,
  push415UnsupportedMediaType,
  push429TooManyRequests,
  push429TooManyDocumentsDaily,
  push429RelationshipUpdateRateLimitExceeded,
  push5xx,
  usageAnalytics400InvalidHeadersException,
  usageAnalytics400InvalidJson,
  usageAnalytics400InvalidObject,
  usageAnalytics400InvalidToken,
  usageAnalytics400InvalidTokenHeader,
  usageAnalytics400MissingParameter,
  usageAnalytics400NoWorkgroupAssociatedWithToken,
  usageAnalytics400UnauthorizedHub,
  usageAnalytics400UnauthorizedOrg,
  usageAnalytics404InvalidUri,
  usageAnalytics406InvalidRequest,
  usageAnalytics415InvalidRequest,
  usageAnalytics429TooManyRequestsException,
  usageAnalytics5xx,
  indexingErrorDeserializingBatchDocumentFromS3,
  indexingTotalMetadataSizeExceedsLimit,
  indexingSourceRefreshTimeout,
  indexingSslConnection,
  indexingOutOfSequenceOperation,
  indexingDeleteOldItems,
  http400,
  http401,
  http403,
  http404,
  http414,
  http429,
  http500,
  http502,
  http503,
  http504,
];
