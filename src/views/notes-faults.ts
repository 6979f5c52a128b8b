/** What stands under a field of the window with a team's notes. */
export const notesFaults = {
  anotherVersion: "This window is of another version of this app. Close it, and ask again.",
  unavailable: (reference: string): string => `The database did not answer in time: press Save again. If it stays so, tell whoever runs this app the reference ${reference}.`,
  conflict: "Somebody changed this note meanwhile. Copy what you wrote, close this window, and open it again.",
  crowded: "Others saved notes at the same moment, so this one was not saved. Press Save again.",
  unread: "It could not be checked for secrets, so it was not saved. Press Save again.",
} as const;
