/** No booking is longer, ms: the store refuses it, and who looks for what touches a time looks no further back. */
export const longestBookingMs = 24 * 60 * 60 * 1000;
