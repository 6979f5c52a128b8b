import { ConfigurationError } from "../../errors.ts";
import type { Parameter } from "./parameter.ts";

/** The same fault, with where in SSM each setting is, or may be put. */
export const nameParameters = (fault: ConfigurationError, parameters: readonly Parameter[], paths: readonly string[]): ConfigurationError => {
  const places = fault.settings.map((setting) => {
    const name = setting.split(".")[0] ?? setting;
    return parameters.findLast((parameter) => parameter.name === name)?.path ?? paths.map((path) => `${path}/${name}`).join(" or ");
  });
  return new ConfigurationError(`${fault.message} Here they may be parameters of SSM: ${[...new Set(places)].join("; ")}.`, fault.settings);
};
