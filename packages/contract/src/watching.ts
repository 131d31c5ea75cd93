/**
 * Up to so many miners a live stream that does not say what it watches has all of them polled fast; beyond that only
 * those it asks for in detail.
 */
export const watchAllUpTo = 100;
