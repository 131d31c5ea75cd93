interface HomeScreenFirstProps {
  /** The one that was scanned; "" where the page was opened without. */
  readonly code: string;
  readonly onPairHere: () => void;
}

/** In Safari on a phone: the app on the home screen has cookies of its own, so it is installed first and paired then. */
export function HomeScreenFirst({ code, onPairHere }: HomeScreenFirstProps) {
  return (
    <div class="pair-page">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>First onto the home screen</h1>
      <p class="soft">
        This is Safari. The app on the home screen is paired by itself and cannot use what Safari is given.
      </p>
      <ol class="pair-steps">
        <li>Tap Share, then Add to Home Screen.</li>
        <li>Open hearthash from the home screen.</li>
        <li>{code === "" ? "Type the pairing code there." : "Type this code there:"}</li>
      </ol>
      {code === "" ? null : <p class="pair-code mono">{code}</p>}
      <button type="button" class="button" onClick={onPairHere}>
        Pair Safari instead
      </button>
    </div>
  );
}
