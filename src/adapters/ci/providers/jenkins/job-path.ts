// https://www.jenkins.io/doc/book/using/remote-access-api/
/** The API's path of a job by its full name, whose parts are its folders. */
export const jobPath = (name: string): string => name.split("/").map((part) => `/job/${encodeURIComponent(part)}`).join("");
