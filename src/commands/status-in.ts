/** An HTTP status of a failed request, in what was typed. */
export const statusIn = /(?<!\d)[45](\d\d|xx)(?!\d)/i;
