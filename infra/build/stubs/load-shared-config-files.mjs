// A Lambda has no ~/.aws: the SDK would look for it at every start.
export const CONFIG_PREFIX_SEPARATOR = ".";
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });
