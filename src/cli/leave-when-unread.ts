/** Ends the command in peace when nobody reads on (`| head`): what was wanted has been read. */
export const leaveWhenUnread = (output: NodeJS.WriteStream): void => {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
};
