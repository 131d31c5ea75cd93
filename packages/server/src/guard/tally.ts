/** What the guard has seen and done since the start. */
export class Tally {
  drifts = 0;
  redirects = 0;
  accepted = 0;
  begun = 0;
  verified = 0;
  failed = 0;
}
