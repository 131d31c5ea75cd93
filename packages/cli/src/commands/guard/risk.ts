/** What is at stake with `setpool`, as "This ... Go on?". */
export const SETPOOL_DANGER =
  "lets the guard store pools and restart the miner; for that its web password goes over the network in clear to " +
  "whoever answers at the miner's address. DNA, MAC and address are compared just before";
