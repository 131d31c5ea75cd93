/** What a step of the first run is given: the way to the next one. */
export interface StepProps {
  readonly onDone: () => void;
}
