type Keys = { AWS_ACCESS_KEY_ID?: string | undefined; AWS_SECRET_ACCESS_KEY?: string | undefined; AWS_SESSION_TOKEN?: string | undefined };
type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** Undefined where no keys are set. */
export const credentialsOf = ({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken }: Keys): Credentials | undefined => {
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
};

/** Where no keys are set: the call is refused, and whoever makes it tries again. */
export const noCredentials: Credentials = { accessKeyId: "", secretAccessKey: "" };
