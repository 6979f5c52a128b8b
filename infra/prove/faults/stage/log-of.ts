/** A build's log that shows these errors as Coveo's API says them. */
export const logOf = (errors: readonly string[], organization: string): string =>
  [
    "Installing dependencies",
    ...errors.flatMap((errorId) => {
      const [, status = "", code = ""] = errorId.split("/");
      return [
        `PUT https://api.cloud.coveo.com/push/v1/organizations/${organization}/sources/${organization}-products/documents/batch`,
        `HTTP/1.1 ${status}`,
        JSON.stringify({ message: "It was refused.", errorCode: code, requestID: "1" }),
      ];
    }),
    "exit code 1",
    "",
  ].join("\n");
