// Lambda gives a function its credentials as environment variables; the SDK's search through profiles, SSO and metadata has no use there.
export const defaultProvider = () => async () => {
  throw new Error("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing: Lambda sets them");
};
