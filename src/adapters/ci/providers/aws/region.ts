// https://docs.aws.amazon.com/general/latest/gr/rande.html
/**
 * Whether a text is the name of a region and nothing else. Told apart from endpoints that would also fit a host:
 * `sns.s3.amazonaws.com` is a bucket named sns.
 */
export const isRegion = (text: string): boolean => /^[a-z]{2}(-[a-z]{2,12}){1,2}-\d{1,2}$/.test(text);

/** The host of a service in a region. */
export const hostOf = (service: string, region: string): string =>
  `${service}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;

/** The region that a resource name (ARN) tells, if it is a plain one. */
export const regionIn = (arn: string): string | undefined => {
  const region = /^arn:aws[\w-]*:[\w-]+:([\w-]+):/.exec(arn)?.[1];
  return region !== undefined && isRegion(region) ? region : undefined;
};
