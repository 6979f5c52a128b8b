/** How long a flag's state is kept after it was last changed, in days: by then every snooze, mute and claim in it has ended. */
export const flagDays = 130;
