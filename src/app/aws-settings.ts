/** What every call of AWS needs: read with what else its settings are, so that one message names all that is missing. */
export const awsSettings = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"] as const;
