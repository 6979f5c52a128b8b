/** Nothing is silenced for longer: whoever comes later shall not wonder why nothing is told. By itself, for what works out the days is not loaded at each start. */
export const mostDays = 90;
